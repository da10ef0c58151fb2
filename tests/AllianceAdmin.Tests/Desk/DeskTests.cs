using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Listings;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.AllianceAdmin.Tests.Cases;
using ConsumerAid.AllianceAdmin.Tests.Members;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Desk;

/// <summary>What the administrator's desk, the rules' pages and the public register count, at their edges. It is Monday, 23 November 2026, 10:00 in China.</summary>
public sealed class DeskTests
{
    private static readonly Actor Auditor = new("U-000008", new HashSet<string> { Roles.Auditor });

    [Theory]
    [InlineData(0, 0, PledgeBand.Whole)]
    [InlineData(49_999, 100_000, PledgeBand.UnderHalf)]
    [InlineData(50_000, 100_000, PledgeBand.UnderFourFifths)]
    [InlineData(79_999, 100_000, PledgeBand.UnderFourFifths)]
    [InlineData(80_000, 100_000, PledgeBand.UnderWhole)]
    [InlineData(99_999, 100_000, PledgeBand.UnderWhole)]
    [InlineData(100_000, 100_000, PledgeBand.Whole)]
    [InlineData(long.MaxValue, long.MaxValue, PledgeBand.Whole)]
    public void A_band_begins_exactly_at_its_hundredths(long credited, long asked, PledgeBand band) => Assert.Equal(band, PledgeBands.Of(credited, asked));

    [Theory, EachDatabase]
    public async Task Members_stand_in_bands_by_what_is_asked_until_today_and_each_band_lists_its_members(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        // Of a million a year 327 of 365 days have passed: 895,890.41 yuan are asked.
        var (none, half, nearly, whole) = (await alliance.AddMember(), await alliance.AddMember(), await alliance.AddMember(), await alliance.AddMember());
        await alliance.Deliver(half.Id, 447_946);
        await alliance.Deliver(nearly.Id, 895_890);
        await alliance.Deliver(whole.Id, 895_891);
        var late = await alliance.AddMember("2026-11-24");
        await alliance.Host.Send(new CreditDeliveries());

        var counts = await alliance.Host.Send(new GetPledgeBands(), Alliance.Office);
        Assert.Equal([1, 1, 1, 2], counts.Select(band => band.Members));
        async Task<IEnumerable<string>> Of(PledgeBand band) => (await alliance.Host.Send(new FindPledges(Band: band), Alliance.Office)).Items.Select(row => row.Code);
        Assert.Equal([none.Code], await Of(PledgeBand.UnderHalf));
        Assert.Equal([half.Code], await Of(PledgeBand.UnderFourFifths));
        Assert.Equal([nearly.Code], await Of(PledgeBand.UnderWhole));
        Assert.Equal([whole.Code, late.Code], await Of(PledgeBand.Whole));
        var sent = await alliance.Host.Commands.During(() => alliance.Host.Send(new GetPledgeBands(), Alliance.Office));
        for (var more = 0; more < 5; more++) await alliance.AddMember();
        Assert.Equal(sent, await alliance.Host.Commands.During(() => alliance.Host.Send(new GetPledgeBands(), Alliance.Office)));
        await Assert.ThrowsAsync<Forbidden>(() => alliance.Host.Send(new GetPledgeBands(), Alliance.Purchaser(whole.Id)));
    }

    [Theory, EachDatabase]
    public async Task Prices_stand_in_bands_that_include_their_limits_and_each_band_lists_its_lots(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        for (var market = 0; market < 3; market++) await scene.Host.Add(Observation(scene, market));
        var certificate = await scene.AddCertificate("2026-01-01", "2027-12-31");
        async Task<Guid> OnSale(long fen, string produce = Scene.Orange)
        {
            var lot = await scene.AddLot(certificate, produce: produce);
            await scene.Host.Within<MarketDb, int>(db => db.Set<Lot>().Where(row => row.Id == lot).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.UnitPrice.FenPerTonne, fen).SetProperty(row => row.UnitPrice.Per, WeightUnit.Kilogram)));
            await scene.Publish(lot);
            return lot;
        }

        var below = await OnSale(899_999);
        foreach (var fen in new[] { 900_000L, 1_000_000, 1_100_000 }) await OnSale(fen);
        foreach (var fen in new[] { 1_100_001L, 1_300_000 }) await OnSale(fen);
        var (over, unknown) = (await OnSale(1_300_001), await OnSale(1_000_000, Scene.Egg));
        await scene.AddLot(certificate);

        Assert.Equal([1, 3, 2, 1, 1], (await scene.Host.Send(new GetPriceBands(), Auditor)).Select(band => band.Lots));
        async Task<Guid> Only(PriceBand band) => Assert.Single((await scene.Host.Send(new FindListings(band), Auditor)).Items).LotId;
        Assert.Equal((below, over, unknown), (await Only(PriceBand.BelowFloor), await Only(PriceBand.OverStop), await Only(PriceBand.NoReference)));
        var first = await scene.Host.Send(new FindListings(PriceBand.Fair, Limit: 2), Auditor);
        var rest = await scene.Host.Send(new FindListings(PriceBand.Fair, first.Next, 2), Auditor);
        Assert.Equal((2, 1, null), (first.Items.Count, rest.Items.Count, rest.Next));
        Assert.Equal(3, first.Items.Concat(rest.Items).Select(row => row.LotId).Distinct().Count());
        var sent = await scene.Host.Commands.During(() => scene.Host.Send(new GetPriceBands(), Auditor));
        await OnSale(1_050_000);
        Assert.Equal(sent, await scene.Host.Commands.During(() => scene.Host.Send(new GetPriceBands(), Auditor)));
        await Assert.ThrowsAsync<Forbidden>(() => scene.Host.Send(new FindListings(), Court.Clerk));
    }

    [Theory, EachDatabase]
    public async Task Weeks_go_from_monday_to_sunday_in_china_and_sum_to_their_entries(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var (household, lot) = (await scene.AddHousehold(), scene.NewId());
        // China's Monday begins while Greenwich has Sunday afternoon.
        foreach (var (at, grams) in new[] { ("2026-11-29T23:59:59", 1_000L), ("2026-11-30T00:00:00", 20_000), ("2026-12-06T23:59:59", 300_000) })
        {
            scene.Host.Clock.SetUtcNow(AllianceHost.China(at));
            await scene.Post(household, lot, EntryType.Accepted, grams);
            await scene.Post(household, lot, EntryType.Dispatched, 7);
        }

        await scene.Host.Send(new RollUp());
        var weeks = await scene.Host.Send(new GetWeeklyTonnage(), Auditor);
        Assert.Equal(13, weeks.Count);
        Assert.Equal((Scene.Day("2026-11-23"), 1_000L), (weeks[^2].Monday, weeks[^2].Accepted.Grams));
        Assert.Equal((Scene.Day("2026-11-30"), 320_000L), (weeks[^1].Monday, weeks[^1].Accepted.Grams));
        Assert.All(weeks.SkipLast(2), week => Assert.Equal(0, week.Accepted.Grams));
        foreach (var week in weeks.TakeLast(2))
        {
            var entries = await scene.Host.Send(new FindEntries(From: week.Monday, To: week.Monday.AddDays(6), CountsAs: EntryType.Accepted), Auditor);
            Assert.Equal(week.Accepted.Grams, entries.Items.Sum(entry => entry.Weight.Grams));
        }

        Assert.Equal(1, await scene.Host.Commands.During(() => scene.Host.Send(new GetWeeklyTonnage(), Auditor)));
        scene.Host.Clock.SetUtcNow(AllianceHost.China("2026-12-07T00:00:00"));
        Assert.Equal([320_000, 0], (await scene.Host.Send(new GetWeeklyTonnage(2), Auditor)).Select(week => week.Accepted.Grams));
    }

    [Theory, EachDatabase]
    public async Task A_rule_tells_what_is_open_since_when_and_by_week_and_a_decided_finding_is_open_no_more(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        await court.Find(3, "CH-16");
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-29T23:59:59"));
        await court.Find(3, "CH-16");
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-30T00:00:00"));
        await court.Find(6, "CH-16");
        await court.Find(1, "CH-20");
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-12-02T12:00:00"));

        var sheet = (await court.Host.Send(new GetRule("CH-16"), Auditor))!;
        Assert.Equal((3, 12, 2), (sheet.Open, sheet.Points, sheet.MedianDays));
        Assert.Equal((26, 2, 1), (sheet.Weeks.Count, sheet.Weeks[^2].Count, sheet.Weeks[^1].Count));
        Assert.Equal([("CH-16", 3, 12), ("CH-20", 1, 1)], (await court.Host.Send(new GetOpenFindings(), Auditor)).Select(rule => (rule.Rule, rule.Count, rule.Points)));
        var book = (await court.Host.Send(new GetRules(), Auditor))!;
        Assert.Equal(25, book.Rules.Count);
        Assert.Equal((3, 12, 1), book.Rules.Where(rule => rule.Article.Rule == "CH-16").Select(rule => (rule.Open, rule.Points, rule.Cases)).Single());

        var closed = (await court.Host.Send(new FindFindings("CH-16"), Auditor)).Items[0];
        await court.Host.Within<FindingLog, bool>(async log =>
        {
            await log.Close([(closed.Id, ClosureKind.Cured)], null, court.Host.Clock.GetUtcNow(), default);
            return true;
        });
        sheet = (await court.Host.Send(new GetRule("CH-16"), Auditor))!;
        Assert.Equal((2, 6, 2), (sheet.Open, sheet.Points, sheet.MedianDays));
        Assert.Equal(2, (await court.Host.Send(new FindFindings("CH-16", Open: true), Auditor)).Items.Count);
        Assert.Equal(3, sheet.Weeks.Sum(week => week.Count));
        var quiet = (await court.Host.Send(new GetRule("CH-01"), Auditor))!;
        Assert.Equal((0, 0, null), (quiet.Open, quiet.Points, quiet.MedianDays));
        Assert.Null(await court.Host.Send(new GetRule("CH-99"), Auditor));
        await Assert.ThrowsAsync<Forbidden>(() => court.Host.Send(new GetRule("CH-16"), Court.Clerk));
    }

    [Theory, EachDatabase]
    public async Task Work_is_due_today_until_midnight_in_china_and_late_from_its_instant_on(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        await court.Find(6);
        async Task<(int Waiting, int Late, int Today)> Cases() =>
            (await court.Host.Send(new GetDueWork(), Court.Anna)).Where(work => work.Kind == DueKind.Case).Select(work => (work.Waiting, work.Late, work.Today)).Single();
        Assert.Equal((1, 0, 0), await Cases());
        // The party has seven days to answer: until 30 November, 10:00.
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-29T23:59:59"));
        Assert.Equal((1, 0, 0), await Cases());
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-30T00:00:00"));
        Assert.Equal((1, 0, 1), await Cases());
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-30T10:00:00"));
        Assert.Equal((1, 0, 1), await Cases());
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-30T10:00:01"));
        Assert.Equal((1, 1, 0), await Cases());
        var sent = await court.Host.Commands.During(() => court.Host.Send(new GetDueWork(), Court.Anna));
        await court.Find(6, "CH-16");
        Assert.Equal(sent, await court.Host.Commands.During(() => court.Host.Send(new GetDueWork(), Court.Anna)));
        await Assert.ThrowsAsync<Forbidden>(() => court.Host.Send(new GetDueWork(), Auditor));
    }

    [Theory, EachDatabase]
    public async Task Each_year_counts_what_happened_in_it_in_china(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        Assert.Empty(await court.Host.Send(new CountProceedings()));
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-12-31T23:59:59"));
        var id = await court.ToDecide(12);
        // Still 2026 by the clock of Greenwich.
        court.Host.Clock.SetUtcNow(AllianceHost.China("2027-01-01T00:00:00"));
        await court.Decide(id, Measure.Suspension, days: 30);
        await court.Host.Send(new AppealCase(id, "我们已经补了合格证"), Court.Clerk);
        await court.Host.Send(new DecideAppeal(id, CaseOutcome.Overturned, "证据不足"), Court.Chen);
        Assert.Equal([new YearProceedings(2027, 0, 1, 1, 1), new YearProceedings(2026, 1, 0, 0, 0)], await court.Host.Send(new CountProceedings()));
        Assert.Equal(4, await court.Host.Commands.During(() => court.Host.Send(new CountProceedings())));
    }

    [Theory, EachDatabase]
    public async Task The_register_counts_members_in_force_their_pledges_and_products_certified_today(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        await alliance.AddMember();
        await alliance.AddMember(pledge: 150_000_000);
        var counts = await alliance.Host.Send(new CountMembers());
        Assert.Equal((2, 250_000_000L), (counts.Members, counts.Pledged.Fen));
        Assert.Equal([new FieldCount(null, 2)], counts.Fields);
        await alliance.Scene.AddCertificate("2026-11-23", "2027-11-22");
        await alliance.Scene.AddCertificate("2025-11-24", "2026-11-23", produce: Scene.Egg);
        await alliance.Scene.AddCertificate("2025-11-23", "2026-11-22");
        await alliance.Scene.AddCertificate("2026-01-01", "2026-12-31", removed: "2026-11-23");
        var products = await alliance.Host.Send(new CountCertifiedProducts());
        Assert.Equal((2, 1, 2), (products.Certificates, products.Counties, products.Products.Count));
    }

    [Theory, EachDatabase]
    public async Task A_rule_names_only_its_waivers_in_force(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        await court.Host.Send(new ProposeWaiver("CH-12", "C-000001", null, Scene.Day("2026-11-23"), Scene.Day("2026-11-30"), "抢收"), Court.Anna);
        Assert.Empty((await court.Host.Send(new FindWaivers(Rule: "CH-12", InForce: true), Auditor)).Items);
        var proposed = Assert.Single((await court.Host.Send(new FindWaivers(Rule: "CH-12"), Auditor)).Items);
        await court.Host.Send(new DecideWaiver(proposed.Id, true), Court.Bao);
        Assert.True(Assert.Single((await court.Host.Send(new FindWaivers(Rule: "CH-12", InForce: true), Auditor)).Items).InForce);
        Assert.Empty((await court.Host.Send(new FindWaivers(Rule: "CH-13", InForce: true), Auditor)).Items);
        court.Host.Clock.SetUtcNow(AllianceHost.China("2026-12-01T00:00:00"));
        Assert.Empty((await court.Host.Send(new FindWaivers(Rule: "CH-12", InForce: true), Auditor)).Items);
    }

    private static PriceObservation Observation(Scene scene, int market)
    {
        var now = scene.Host.Clock.GetUtcNow();
        return new PriceObservation
        {
            Id = scene.NewId(), Market = $"市场{market}", Day = Foundation.Time.ChinaTime.DayOf(now), Produce = Scene.Orange, Grade = Grade.A, Price = new UnitPrice(1_000_000, WeightUnit.Kilogram), Source = "公告",
            RecordedBy = "U-000001", RecordedAt = now, ImportId = null, Fact = $"{market}", Round = 0,
        };
    }
}
