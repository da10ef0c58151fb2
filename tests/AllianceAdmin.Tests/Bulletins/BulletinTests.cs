using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.AllianceAdmin.Tests.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Bulletins;

public sealed class BulletinTests
{
    [Theory, EachDatabase]
    public async Task A_week_ends_on_Sunday_at_midnight_in_China_and_its_bulletin_comes_on_Monday_at_four(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        var county = await weeks.AddCounty(1);
        Assert.Equal(0, await weeks.Issue("2026-11-24T10:00"));
        await weeks.Accept("2026-11-29T23:59:59.999", county, 10, 100);
        await weeks.Accept("2026-11-30T00:00:00.000", county, 10, 7);

        Assert.Equal(0, await weeks.Issue("2026-11-30T03:59:59"));
        Assert.Equal(1, await weeks.Issue("2026-11-30T04:00:00"));
        Assert.Equal(1, await weeks.Issue("2026-12-07T04:10:00"));

        var (first, second) = (await weeks.Sheet(1), await weeks.Sheet(2));
        Assert.Equal((Scene.Day("2026-11-23"), 1000L, 1000L, 10), (first.Monday, first.Total.Week.Grams, first.Total.Year.Grams, first.Total.Households!.Value));
        Assert.Equal((Scene.Day("2026-11-30"), 70L, 1070L), (second.Monday, second.Total.Week.Grams, second.Total.Year.Grams));
        Assert.Equal((1000L, 100L, 1000L), (first.Counties[0].Sum.Week.Grams, first.Counties[0].Sum.WeekToHouseholds.Fen, first.Counties[0].Sum.Year.Grams));
        Assert.Equal((70L, 1070L, 1), (second.Counties[0].Sum.Week.Grams, second.Counties[0].Sum.Year.Grams, second.Counties[0].Rank!.Value));
        Assert.Null(await weeks.Host.Send(new GetBulletin(3), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task What_is_recorded_late_moves_no_issued_bulletin_and_stands_in_the_year_of_the_next(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        var county = await weeks.AddCounty(1);
        await weeks.Accept("2026-11-25T10:00", county, 10, 100);
        await weeks.Issue("2026-11-30T04:10");
        var before = await weeks.Sheet(1);
        await weeks.Accept("2026-12-01T10:00", county, 12, 5, acceptedAt: "2026-11-29T10:00");
        await weeks.Issue("2026-12-07T04:10");

        Assert.Equivalent(before, await weeks.Sheet(1), strict: true);
        var next = await weeks.Sheet(2);
        Assert.Equal((0L, 1060L), (next.Total.Week.Grams, next.Total.Year.Grams));
        Assert.Equal((0L, 1060L, null), (next.Counties[0].Sum.Week.Grams, next.Counties[0].Sum.Year.Grams, next.Counties[0].Rank));
    }

    [Theory, EachDatabase]
    public async Task A_late_bulletin_says_what_was_known_when_its_week_ended_and_missed_weeks_are_caught_up_some_at_a_time(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        var county = await weeks.AddCounty(1);
        await weeks.Accept("2026-11-25T10:00", county, 10, 100);
        await weeks.Accept("2026-12-02T10:00", county, 10, 1, acceptedAt: "2026-11-26T10:00");
        await weeks.Accept("2026-12-16T10:00", county, 10, 3);

        Assert.Equal(3, await weeks.Issue("2026-12-22T10:00", most: 3));
        Assert.Equal(1, await weeks.Issue("2026-12-22T11:00", most: 3));
        Assert.Equal(0, await weeks.Issue("2026-12-22T12:00"));

        var told = new List<(long Week, long Year)>();
        for (var number = 1; number <= 4; number++)
        {
            var sheet = await weeks.Sheet(number);
            told.Add((sheet.Total.Week.Grams, sheet.Total.Year.Grams));
            // As one may ask it of the ledger to this day.
            var asked = new GetTonnage(TonnageBy.County, sheet.Monday, sheet.Sunday, ChinaTime.EndOf(sheet.Sunday).AddMilliseconds(-1));
            var (week, year) = ((await weeks.Host.Send(asked)).Total.Sum, (await weeks.Host.Send(asked with { From = Scene.Day("2026-01-01") })).Total.Sum);
            Assert.Equal((week.Accepted, week.ToHouseholds, year.Accepted), (sheet.Total.Week, sheet.Total.WeekToHouseholds, sheet.Total.Year));
        }

        Assert.Equal([(1000L, 1000L), (0L, 1010L), (0L, 1010L), (30L, 1040L)], told);
    }

    [Theory, EachDatabase]
    public async Task Twice_and_several_at_once_issue_once(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-25T10:00", await weeks.AddCounty(1), 10, 100);
        weeks.Move("2026-12-07T05:00");

        var issued = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => weeks.Host.Send(new IssueBulletins()))));

        Assert.Equal(0, await weeks.Host.Send(new IssueBulletins()));
        Assert.Equal(2, issued.Sum());
        Assert.Equal([2, 1], (await weeks.Host.Send(new FindBulletins(), Actor.Anonymous)).Items.Select(row => row.Number));
    }

    [Theory, EachDatabase]
    public async Task The_list_goes_page_by_page_from_the_newest(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-25T10:00", await weeks.AddCounty(1), 10, 100);
        await weeks.Issue("2026-12-14T05:00");
        var first = await weeks.Host.Send(new FindBulletins(Limit: 2), Actor.Anonymous);
        var second = await weeks.Host.Send(new FindBulletins(first.Next, 2), Actor.Anonymous);

        Assert.Equal([3, 2, 1], first.Items.Concat(second.Items).Select(row => row.Number));
        Assert.Equal(("2", null), (first.Next, second.Next));
        Assert.Equal((1000L, 1000L, 10, 1), (second.Items[0].Week.Grams, second.Items[0].Year.Grams, second.Items[0].Households!.Value, second.Items[0].Counties));
    }

    [Theory, EachDatabase]
    public async Task A_county_of_few_households_is_not_told_nor_found_by_subtraction(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        var (large, middle, small) = (await weeks.AddCounty(1), await weeks.AddCounty(2), await weeks.AddCounty(3));
        await weeks.Accept("2026-11-25T10:00", large, 20, 100);
        await weeks.Accept("2026-11-25T11:00", middle, 12, 100);
        await weeks.Accept("2026-11-25T12:00", small, 9, 100);
        await weeks.Issue("2026-11-30T04:10");
        await weeks.Accept("2026-12-01T12:00", small, 12, 100);
        await weeks.Accept("2026-12-01T13:00", large, 20, 100);
        await weeks.Issue("2026-12-07T04:10");

        var (first, second) = (await weeks.Sheet(1), await weeks.Sheet(2));
        // Nine households would be the difference: the smallest other county joins them.
        Assert.Equal([large], first.Counties.Select(county => county.Code));
        Assert.Equal((4100L, 2100L, 41, 21), (first.Total.Week.Grams, first.Rest.Week.Grams, first.Total.Households!.Value, first.Rest.Households!.Value));
        // What was hidden once is in no later year's figure.
        Assert.Equal([(large, 4000L), (small, 1200L)], second.Counties.Select(county => (county.Code, county.Sum.Year.Grams)));
        Assert.Equal((0L, 2100L), (second.Rest.Week.Grams, second.Rest.Year.Grams));
    }

    [Theory, EachDatabase]
    public async Task A_week_of_few_households_tells_neither_counties_nor_how_many(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-25T10:00", await weeks.AddCounty(1), 9, 100);
        await weeks.Issue("2026-11-30T04:10");

        var sheet = await weeks.Sheet(1);
        Assert.Empty(sheet.Counties);
        Assert.Equal((900L, null, null), (sheet.Total.Week.Grams, sheet.Total.Households, sheet.Rest.Households));
    }

    [Theory, EachDatabase]
    public async Task Counties_rank_by_weight_and_the_same_weight_has_the_same_place(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        foreach (var (county, grams) in new[] { (1, 5L), (2, 9L), (3, 9L), (4, 7L) }) await weeks.Accept($"2026-11-25T1{county}:00", await weeks.AddCounty(county), 10, grams);
        await weeks.Issue("2026-11-30T04:10");

        Assert.Equal([("439002", 1), ("439003", 1), ("439004", 3), ("439001", 4)], (await weeks.Sheet(1)).Counties.Select(county => (county.Code, county.Rank!.Value)));
    }

    [Theory, EachDatabase]
    public async Task A_week_that_reaches_into_the_next_year_closes_the_old_one_and_opens_the_new_one(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        var county = await weeks.AddCounty(1);
        await weeks.Accept("2026-12-31T23:59:59", county, 10, 100);
        await weeks.Accept("2027-01-01T00:00:00", county, 10, 1);
        await weeks.Accept("2027-01-05T10:00:00", county, 10, 2);
        await weeks.Issue("2027-01-11T04:10");

        var (old, young) = (await weeks.Sheet(1), await weeks.Sheet(2));
        foreach (var (before, after) in new[] { (old.Total, young.Total), (old.Counties[0].Sum, young.Counties[0].Sum) })
        {
            Assert.Equal((1010L, 1000L, 20L, 30L), (before.Week.Grams, before.Year.Grams, after.Week.Grams, after.Year.Grams));
        }
    }

    [Theory, EachDatabase]
    public async Task Units_rank_by_completion_of_what_their_days_of_membership_ask(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-24T09:00", await weeks.AddCounty(1), 10, 100);
        var ((old, _), (young, _)) = (await weeks.Alliance.AddMember(), await weeks.Alliance.AddMember(since: "2026-11-01"));
        var ((same, _), (idle, _)) = (await weeks.Alliance.AddMember(), await weeks.Alliance.AddMember());
        await weeks.Alliance.AddMember(since: "2026-12-01");
        await weeks.Credit("2026-11-25T10:00", old, 100_000, 10);
        await weeks.Credit("2026-11-26T10:00", young, 100_000, 10);
        await weeks.Credit("2026-11-27T10:00", same, 100_000, 10);
        await weeks.Credit("2026-11-29T23:59:59", old, 20, 10);
        await weeks.Credit("2026-11-30T00:00:00", old, 1, 10);
        await weeks.Issue("2026-11-30T04:10");

        var sheet = await weeks.Sheet(1);
        // 61 of 365 days ask 16.7 % of the pledge; a hundred thousand yuan are 59.8 % of that and 10 % of the whole.
        Assert.Equal([(young, 1, 5983), (old, 2, 1000), (same, 2, 1000), (idle, 4, 0)], sheet.Members.Select(member => (member.MemberId, member.Rank!.Value, member.BasisPoints)));
        var progress = await weeks.Host.Within<PledgeReading, Dictionary<Guid, PledgeProgress>>(reading => reading.Read([old, young], 2026, default));
        Assert.Equal((progress[young].Target, progress[young].Credited, progress[young].Credited), (sheet.Members[0].Target, sheet.Members[0].Year, sheet.Members[0].Week));
        Assert.Equal(progress[old].Credited.Fen - 100, sheet.Members[1].Year.Fen);
        Assert.Equal((sheet.Members.Sum(member => member.Year.Fen), sheet.Members.Sum(member => member.Target.Fen), 0), (sheet.MembersTotal.Year.Fen, sheet.MembersTotal.Target.Fen, sheet.MembersTotal.Untold));
    }

    [Theory, EachDatabase]
    public async Task A_unit_s_credit_moves_only_by_what_ten_households_stand_behind(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-24T09:00", await weeks.AddCounty(1), 10, 100);
        var (member, _) = await weeks.Alliance.AddMember();
        await weeks.Credit("2026-11-25T10:00", member, 1_000, 9);
        await weeks.Issue("2026-11-30T04:10");
        await weeks.Credit("2026-12-02T10:00", member, 10_000, 10);
        await weeks.Issue("2026-12-07T04:10");
        await weeks.Credit("2026-12-08T10:00", member, 500, 3);
        await weeks.Issue("2026-12-14T04:10");

        var told = new List<(int?, bool, DateOnly?, long, long)>();
        for (var number = 1; number <= 3; number++)
        {
            var row = Assert.Single((await weeks.Sheet(number)).Members, row => row.MemberId == member);
            told.Add((row.Rank, row.IsHeldBack, row.ToldOn, row.Week.Fen, row.Year.Fen));
        }

        Assert.Equal([(null, true, null, 0, 0), (1, false, Scene.Day("2026-12-06"), 1_100_000, 1_100_000), (1, true, Scene.Day("2026-12-06"), 0, 1_100_000)], told);
        Assert.Equal(1, (await weeks.Sheet(1)).MembersTotal.Untold);
    }

    [Theory, EachDatabase]
    public async Task A_bulletin_and_its_notes_are_never_changed(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-25T10:00", await weeks.AddCounty(1), 10, 100);
        await weeks.Alliance.AddMember();
        await weeks.Issue("2026-11-30T04:10");
        await weeks.Host.Send(new AddBulletinNote(1, " 第一句 "), Alliance.Office);
        weeks.Move("2026-12-01T10:00");
        await weeks.Host.Send(new AddBulletinNote(1, "第二句"), Alliance.Office);

        Assert.Equal(["第一句", "第二句"], (await weeks.Sheet(1)).Notes.Select(note => note.Text));
        Assert.Equal(2, await weeks.Host.Do<MarketDb, int>(db => db.Set<Act>().CountAsync(act => act.Subject == "bulletin/1" && act.By == Alliance.Office.Code)));
        await Refused(db => db.Set<Bulletin>().ExecuteUpdateAsync(set => set.SetProperty(row => row.CharterVersion, 9)));
        await Refused(db => db.Set<CountyFigures>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "x")));
        await Refused(db => db.Set<MemberFigures>().ExecuteDeleteAsync());
        await Refused(db => db.Set<BulletinNote>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, "x")));
        await Refused(db => db.Set<BulletinNote>().ExecuteDeleteAsync());

        Task<Exception> Refused(Func<MarketDb, Task<int>> change) => Assert.ThrowsAnyAsync<Exception>(() => weeks.Host.Within<MarketDb, int>(change));
    }

    [Fact]
    public async Task A_note_says_something_that_the_public_may_read_of_a_bulletin_that_there_is()
    {
        await using var weeks = await Weeks.Open(DatabaseProvider.Sqlite);
        await weeks.Accept("2026-11-25T10:00", await weeks.AddCounty(1), 10, 100);
        await weeks.Issue("2026-11-30T04:10");

        await Assert.ThrowsAsync<NotFound>(() => weeks.Host.Send(new AddBulletinNote(2, "x"), Alliance.Office));
        Assert.Equal("text:bulletins.note-missing", await Alliance.Refused(() => weeks.Host.Send(new AddBulletinNote(1, " "), Alliance.Office)));
        Assert.Equal("text:text.too-long", await Alliance.Refused(() => weeks.Host.Send(new AddBulletinNote(1, new string('x', 1001)), Alliance.Office)));
        Assert.Equal("text:bulletins.note-personal", await Alliance.Refused(() => weeks.Host.Send(new AddBulletinNote(1, "电话 13812345678"), Alliance.Office)));
        await Assert.ThrowsAsync<Forbidden>(() => weeks.Host.Send(new AddBulletinNote(1, "x"), Alliance.Somebody("U-000999", Roles.Auditor)));
        await Assert.ThrowsAsync<Forbidden>(() => weeks.Host.Send(new IssueBulletins(), Alliance.Office));
    }

    [Theory, EachDatabase]
    public async Task Many_units_and_counties_cost_as_many_queries_as_few(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        var county = await weeks.AddCounty(1);
        await weeks.Accept("2026-11-25T10:00", county, 10, 100);
        await weeks.Issue("2026-11-30T04:10");
        await weeks.Accept("2026-12-01T10:00", county, 10, 100);
        var (member, _) = await weeks.Alliance.AddMember();
        await weeks.Credit("2026-12-01T11:00", member, 1_000, 10);
        var few = await Cost("2026-12-07T04:10");
        for (var at = 2; at < 10; at++)
        {
            var (other, _) = await weeks.Alliance.AddMember();
            await weeks.Accept($"2026-12-08T{at + 10}:00", await weeks.AddCounty(at), 10, 100);
            await weeks.Credit($"2026-12-08T{at + 10}:30", other, 1_000, 10);
        }

        Assert.Equal(few, await Cost("2026-12-14T04:10"));

        async Task<int> Cost(string at)
        {
            weeks.Move(at);
            await weeks.Host.Send(new RollUp());
            var before = weeks.Queries.Count;
            Assert.Equal(1, await weeks.Host.Send(new IssueBulletins()));
            return weeks.Queries.Count - before;
        }
    }

    [Theory, EachDatabase]
    public async Task The_newest_seal_and_the_charter_in_force_stand_in_the_bulletin(DatabaseProvider database)
    {
        await using var weeks = await Weeks.Open(database);
        await weeks.Accept("2026-11-25T10:00", await weeks.AddCounty(1), 10, 100);
        weeks.Move("2026-11-30T02:30");
        await weeks.Host.Send(new SealEntries());
        await weeks.Issue("2026-11-30T04:10");

        var (sheet, seal) = (await weeks.Sheet(1), (await weeks.Host.Send(new FindSeals())).Items[0]);
        Assert.Equal((1, seal.N, seal.Hash), (sheet.CharterVersion, sheet.SealNumber!.Value, sheet.SealHash));
    }
}
