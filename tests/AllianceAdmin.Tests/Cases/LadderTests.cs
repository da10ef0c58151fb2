using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Cases;

public class LadderTests
{
    [Fact]
    public async Task Steps_begin_at_their_points()
    {
        await using var court = await Court.Open(DatabaseProvider.Sqlite);
        var ladder = await court.LadderNow();
        (int Points, Measure Step)[] edges =
        [
            (0, Measure.Reminder), (2, Measure.Reminder), (3, Measure.Warning), (5, Measure.Warning), (6, Measure.Talk), (11, Measure.Talk), (12, Measure.Suspension), (23, Measure.Suspension),
            (24, Measure.Removal),
        ];
        Assert.All(edges, edge => Assert.Equal(edge.Step, ladder.Step(edge.Points)));
        Assert.Equal((Measure.Removal, Measure.Suspension, Measure.Talk), (ladder.Highest("CH-13", 12, 0, 0), ladder.Highest("CH-12", 12, 0, 0), ladder.Highest("CH-13", 6, 0, 0)));
        Assert.Equal((0, 1, 1, 3, 6), (Ladder.Halved(1), Ladder.Halved(2), Ladder.Halved(3), Ladder.Halved(6), Ladder.Halved(12)));
        Assert.Equal((30, 90), (ladder.Days(Measure.Suspension, false), ladder.Days(Measure.Suspension, true)));
    }

    [Fact]
    public async Task A_pledge_that_was_not_kept_goes_from_warning_to_talk_to_no_renewal_and_counts_nowhere_else()
    {
        await using var court = await Court.Open(DatabaseProvider.Sqlite);
        foreach (var (measure, higher) in new[] { (Measure.Warning, Measure.Talk), (Measure.Talk, Measure.Suspension), (Measure.NotRenewed, Measure.Removal) })
        {
            var id = await court.ToDecide(6, "CH-01", PartyKind.Member);
            Assert.Equal("cases.measure-too-high", Assert.Single((await Assert.ThrowsAsync<InvalidFields>(() => court.Decide(id, higher))).Errors).Code);
            await court.Decide(id, measure);
        }

        Assert.Empty(await court.Host.Ask(new OrderPlacing(Scene.Member, "net-30", [])));
        Assert.Equal(0, (await court.Host.Send(new GetStanding(), Court.Buyer)).Points);
    }

    [Theory]
    [EachDatabase]
    public async Task Points_add_up_over_the_year_and_leave_after_their_time(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        await court.Decide(await court.ToDecide(3, "CH-11"), Measure.Warning);
        var second = await court.ToDecide(3, "CH-18");
        Assert.Equal(Measure.Talk, (await court.Host.Send(new GetCase(second), Court.Anna))!.Highest);
        court.Host.Clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1));
        Assert.Equal(3, (await court.Host.Send(new GetCase(second), Court.Anna))!.PointsBefore);
        court.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((0, Measure.Warning), ((await court.Host.Send(new GetCase(second), Court.Anna))!.PointsBefore!.Value, (await court.Host.Send(new GetCase(second), Court.Anna))!.Highest));

        await court.Find(1, "CH-16");
        Assert.Equal(1, (await court.Host.Send(new GetStanding(), Court.Clerk)).Points);
        court.Host.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, (await court.Host.Send(new GetStanding(), Court.Clerk)).Points);
    }

    [Theory]
    [EachDatabase]
    public async Task Called_to_talk_a_cooperative_lists_with_the_offices_yes_and_a_member_orders_prepaid(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var lot = await court.Scene.AddLot(await court.Scene.AddCertificate("2026-01-01", "2027-12-31"));
        Task<bool> Barred(CharterQuestion question) => Bars(court, question);
        Assert.False(await Barred(new LotPublication(lot)));
        await court.Decide(await court.ToDecide(6), Measure.Talk);
        await court.Decide(await court.ToDecide(6, kind: PartyKind.Member), Measure.Talk);
        Assert.True(await Barred(new LotPublication(lot)));
        Assert.Equal((true, false), (await Barred(new OrderPlacing(Scene.Member, "net-30", [])), await Barred(new OrderPlacing(Scene.Member, "prepaid", []))));

        await court.Host.Send(new AskForListing(lot), Court.Clerk);
        await court.Host.Send(new AskForListing(lot), Court.Clerk);
        var waiting = Assert.Single(await court.Host.Send(new FindListingPermits(), Court.Anna));
        Assert.True(await Barred(new LotPublication(lot)));
        await court.Host.Send(new DecideListing(waiting.Id, true), Court.Anna);
        Assert.False(await Barred(new LotPublication(lot)));
        Assert.Equal(409, (await Assert.ThrowsAsync<RuleBroken>(() => court.Host.Send(new DecideListing(waiting.Id, false, "不"), Court.Bao))).Status);
    }

    [Theory]
    [EachDatabase]
    public async Task Suspended_nobody_begins_anew_for_thirty_days_and_open_orders_go_on(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var lot = await court.Scene.AddLot(await court.Scene.AddCertificate("2026-01-01", "2027-12-31"));
        var order = await court.Scene.AddOrder();
        foreach (var kind in Enum.GetValues<PartyKind>()) await court.Decide(await court.ToDecide(12, kind: kind), Measure.Suspension);
        CharterQuestion[] anew = [new LotPublication(lot), new OrderPlacing(Scene.Member, "prepaid", []), new StockRecording(Court.LiaisonId, "HH-431226-000001")];
        foreach (var question in anew) Assert.True(await Bars(court, question));
        Assert.False(await Bars(court, new DispatchLeaving(order, [], "H-1", [])));
        Assert.False(await Bars(court, new OrderCancelling(order, null, false, true)));
        court.Host.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        foreach (var question in anew) Assert.True(await Bars(court, question));
        court.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var question in anew) Assert.False(await Bars(court, question));
    }

    [Theory]
    [EachDatabase]
    public async Task The_households_of_a_removed_cooperative_sell_through_another_and_again_through_their_own_when_it_is_taken_back(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var household = await court.Scene.AddHousehold();
        await court.Scene.AddStock(household, 1_000_000, "2026-11-20");
        Task<int> ToBundle() => Count(court, Court.Stranger);
        Assert.Equal(0, await ToBundle());
        var id = await court.ToDecide(12, "CH-13");
        await court.Decide(id, Measure.Removal);
        // The county has no other cooperative: a neighbour's sells.
        Assert.Equal(1, await ToBundle());
        Assert.Equal("C-000002", (await court.Host.Send(new GetStanding(), Court.Clerk)).StandIn!.Code);
        await court.Host.Send(new AppealCase(id, "检验有误"), Court.Clerk);
        await court.Host.Send(new DecideAppeal(id, CaseOutcome.Overturned, "复检合格"), Court.Chen);
        Assert.Equal((0, 1), (await ToBundle(), await Count(court, Court.Clerk)));
    }

    [Theory]
    [EachDatabase]
    public async Task A_suspended_liaisons_households_are_a_task_of_the_county_until_they_are_handed_over(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var household = await court.Scene.AddHousehold();
        await court.Host.Add(new Assignment { Id = court.Scene.NewId(), HouseholdCode = household, LiaisonId = Court.LiaisonId, From = Scene.Day("2026-01-01") });
        await court.Decide(await court.ToDecide(12, kind: PartyKind.Liaison), Measure.Suspension);
        var task = Assert.Single(await court.Host.Send(new FindHandovers(), Court.Reviewer));
        Assert.Equal(("L-000001", court.Host.Clock.GetUtcNow().AddDays(3), false), (task.LiaisonCode, task.DueAt, task.Overdue));
        Assert.Equal([household], task.Households);
        court.Host.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        Assert.True(Assert.Single(await court.Host.Send(new FindHandovers(), Court.Reviewer)).Overdue);
        await court.Host.Within<MarketDb, int>(db => db.Set<Assignment>().ExecuteUpdateAsync(set => set.SetProperty(row => row.To, Scene.Day("2026-11-27"))));
        Assert.Empty(await court.Host.Send(new FindHandovers(), Court.Reviewer));
    }

    [Fact]
    public async Task Whatever_rule_and_step_no_household_is_punished()
    {
        await using var court = await Court.Open(DatabaseProvider.Sqlite);
        Assert.DoesNotContain("Household", Enum.GetNames<PartyKind>());
        var household = await court.Scene.AddHousehold();
        await court.Scene.AddStock(household, 1_000_000, "2026-11-20");
        var ladder = await court.LadderNow();
        var walked = 0;
        foreach (var rule in (await court.Look(db => db.Set<CharterArticle>().Where(row => row.Rule != CharterBook.Schedule).Select(row => row.Rule).ToListAsync())).Order())
        {
            foreach (var kind in Enum.GetValues<PartyKind>())
            {
                foreach (var measure in Enum.GetValues<Measure>())
                {
                    // Points enough for every step; the pledge's own way is walked above.
                    if (rule == Ladder.Pledge ? measure > Measure.Warning : !Ladder.Allows(rule, Measure.Removal, measure)) continue;
                    var id = court.Scene.NewId();
                    var party = Court.PartyOf(kind);
                    var one = Case.Open(id, rule, party, 1, 12, ladder, null, "system", null, court.Host.Clock.GetUtcNow());
                    one.Answer("答", "U-000104", ladder, court.Host.Clock.GetUtcNow());
                    await court.Host.Add(one);
                    await court.Host.Within<MarketDb, bool>(async db =>
                    {
                        var row = await db.Set<Case>().Include(found => found.Desk).SingleAsync(found => found.Id == id);
                        row.Decide(new CaseVerdict(measure, ladder.Days(measure, false), "理由", "公开", rule == Ladder.Pledge ? measure : Measure.Removal, 24, false), ladder, new Bilingual("申诉", "appeal"), "U-000101", court.Host.Clock.GetUtcNow());
                        return true;
                    });
                    // What it has can be sold by its own cooperative with at most the office's yes, or by the one that stands in; no measure is against it.
                    Assert.True(await CanSell(court, measure, rule, kind), $"{rule} {kind} {measure}");
                    Assert.DoesNotContain(await court.Look(db => db.MeasuresAt(court.Host.Clock.GetUtcNow()).ToListAsync()), row => row.PartyId != party.Id);
                    await court.Host.Within<MarketDb, int>(db => db.Set<Case>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Measure, (Measure?)null)));
                    walked++;
                }
            }
        }

        Assert.True(walked > 24 * 3 * 5, $"{walked}");
        await Assert.ThrowsAnyAsync<Exception>(() => court.Look(db => db.Database.ExecuteSqlRawAsync("UPDATE \"Cases\" SET \"PartyKind\" = 'Household'")));
    }

    [Theory]
    [EachDatabase]
    public async Task A_waiver_by_two_makes_a_block_a_note_that_names_it_for_its_time(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var lot = await court.Scene.AddLot("R-none");
        var question = new LotPublication(lot);
        Assert.True(await Bars(court, question));
        var today = Scene.Day("2026-11-23");
        var id = await court.Host.Send(new ProposeWaiver("CH-03", "C-000001", null, today, today.AddDays(1), "证书在寄送途中"), Court.Anna);
        Assert.True(await Bars(court, question));
        Assert.Equal("waivers.own", (await Assert.ThrowsAsync<RuleBroken>(() => court.Host.Send(new DecideWaiver(id, true), Court.Anna))).Code);
        await court.Host.Send(new DecideWaiver(id, true), Court.Bao);
        var note = Assert.Single(await court.Host.AskInAct(question), said => said.Rule == "CH-03");
        Assert.Equal((CharterEffect.Note, "charter.waived"), (note.Effect, note.Code));
        var line = Assert.Single((await court.Host.Send(new FindWaivers(), Court.Chen)).Items);
        Assert.Equal((true, 1), (line.InForce, line.Acted));
        Assert.Empty((await court.Host.Send(new FindQueue(), Court.Anna)).Items);

        court.Host.Clock.Advance(TimeSpan.FromHours(38) - TimeSpan.FromSeconds(1));
        Assert.False(await Bars(court, question));
        court.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Bars(court, question));
        var wrong = await Assert.ThrowsAsync<InvalidFields>(() => court.Host.Send(new ProposeWaiver("CH-99", null, null, today.AddDays(-1), null, ""), Court.Anna));
        Assert.Equal(["from", "party", "reason", "rule", "to"], wrong.Errors.Select(error => error.Field).Distinct().Order());
        await Assert.ThrowsAsync<DbUpdateException>(() => court.Host.Within<MarketDb, int>(async db =>
        {
            var waiver = await db.Set<Waiver>().SingleAsync();
            db.Entry(waiver).Property(row => row.DecidedBy).CurrentValue = waiver.ProposedBy;
            return await db.SaveChangesAsync();
        }));
    }

    private static async Task<bool> Bars(Court court, CharterQuestion question) => (await court.Host.Ask(question)).Any(said => said.Effect == CharterEffect.Block && said.Rule is "LADDER" or "CH-03");

    private static async Task<int> Count(Court court, Foundation.Requests.Actor by) => (await court.Host.Send(new StocksToBundle(), by)).Items.Count;

    private static async Task<bool> CanSell(Court court, Measure measure, string rule, PartyKind kind)
    {
        var own = await Count(court, Court.Clerk) > 0;
        if (kind != PartyKind.Cooperative || rule == Ladder.Pledge || measure is not (Measure.Suspension or Measure.Removal)) return own;
        // What DecideCase brings about besides.
        var id = await court.Look(db => db.Set<Case>().Where(row => row.Measure == measure).Select(row => row.Id).SingleAsync());
        await court.Host.Within<MeasureEffects, bool>(async effects =>
        {
            var one = await court.Look(db => db.Set<Case>().Include(row => row.Desk).SingleAsync(row => row.Id == id));
            await effects.Begin(one, default);
            return true;
        });
        return await Count(court, Court.Stranger) > 0;
    }
}
