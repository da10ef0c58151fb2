using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.AllianceAdmin.Tests.Rules.Asked;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>CH-04, CH-09, CH-16 on disputes and CH-17, with whom and what they tell. It is 23 November 2026, 10:00 in China.</summary>
public sealed class TradeRuleTests
{
    private static readonly Guid OtherMember = new("55555555-5555-7555-8555-555555555555");

    [Theory, EachDatabase]
    public async Task CH_04_a_cooperative_from_elsewhere_sells_as_the_agent_of_members_for_whose_cooperative_it_stands_in(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (one, two, ordinary) = (await scene.AddHousehold(), await scene.AddHousehold(), await scene.AddHousehold());
        var lot = await scene.AddLot("R-1", Scene.Mayang, Scene.FurongCooperative, offers: [(one, 1000, 0, 0), (two, 1000, 0, 0)]);
        await scene.AddLot("R-1", offers: [(ordinary, 1000, 0, 0)]);
        var publication = new LotPublication(lot);
        var verdict = Assert.Single(await Acting(scene, "CH-04", publication));
        Assert.Equal(("charter.provenance-cooperative 430102 431226", $"lot/{lot}", 12, CharterEffect.Block), (Told([verdict]), verdict.Objection.Subject, verdict.Points, verdict.Objection.Effect));
        Assert.Contains(new Bilingual("芙蓉区", "Furong"), verdict.Objection.Arguments);
        await scene.Publish(lot);
        Assert.Single(await Standing(scene, "CH-04"));
        var published = scene.Host.Clock.GetUtcNow();
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await Weigh(scene, "CH-04", new Scope.Standing(scene.Host.Clock.GetUtcNow(), published)));
        Assert.Empty(await Weigh(scene, "CH-04", new Scope.Standing(scene.Host.Clock.GetUtcNow(), published.AddMinutes(1))));

        // It stands in for others; and then for these.
        await scene.Host.Add(Letting(OtherMember));
        Assert.Single(await Acting(scene, "CH-04", publication));
        await scene.Host.Add(Letting(Scene.Cooperative));
        Assert.Empty(await Acting(scene, "CH-04", publication));
        Assert.Empty(await Standing(scene, "CH-04"));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Membership>().Where(row => row.HouseholdCode == two).ExecuteUpdateAsync(set => set.SetProperty(row => row.CooperativeId, OtherMember)));
        Assert.Empty(await Acting(scene, "CH-04", publication));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Membership>().Where(row => row.HouseholdCode == two).ExecuteUpdateAsync(set => set.SetProperty(row => row.CooperativeId, Scene.FurongCooperative)));
        Assert.Single(await Acting(scene, "CH-04", publication));

        await scene.Host.Within<MarketDb, int>(db => db.Set<Organisation>().Where(row => row.Id == Scene.FurongCooperative).ExecuteUpdateAsync(set => set.SetProperty(row => row.CountyCode, (string?)null)));
        verdict = Assert.Single(await Acting(scene, "CH-04", publication));
        Assert.Equal("charter.provenance-cooperative - 431226", Told([verdict]));
        Assert.Contains(new Bilingual("未登记", "no county"), verdict.Objection.Arguments);

        StandIn Letting(Guid whose) => new() { Id = scene.NewId(), ForCooperativeId = whose, CooperativeId = Scene.FurongCooperative, From = Scene.Day("2026-11-01") };
    }

    [Theory, EachDatabase]
    public async Task CH_04_names_the_first_of_the_households_from_elsewhere_and_a_county_that_is_no_poverty_county(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (first, second) = (await scene.AddHousehold(Scene.Furong), await scene.AddHousehold(Scene.Furong));
        var lot = await scene.AddLot("R-1", offers: [(second, 1000, 0, 0), (first, 1000, 0, 0), (await scene.AddHousehold(), 1000, 0, 0)]);
        var verdict = Assert.Single(await Acting(scene, "CH-04", new LotPublication(lot)));
        Assert.Equal(("charter.provenance-household 2 0", first), (Told([verdict]), verdict.Objection.Arguments[^1]));
        var urban = await scene.AddLot("R-1", Scene.Furong, Scene.FurongCooperative, offers: [(first, 1000, 0, 0)]);
        Assert.StartsWith("charter.provenance-county 430102 ", Told(await Acting(scene, "CH-04", new LotPublication(urban))), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task CH_12_a_lorry_that_left_without_its_conformity_certificate_is_told_with_its_seller(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (order, lorry) = (await scene.AddOrder(), await scene.AddDispatch());
        Assert.DoesNotContain(await scene.Host.Ask(new DispatchLeaving(order, [], "H-1", [])), said => said.Rule == "CH-12");
        var asked = Assert.Single(await scene.Host.Ask(new DispatchLeaving(order, [], null, [])));
        Assert.Equal(("CH-12", "charter.conformity-missing", $"order/{order}", "0", "1"), (asked.Rule, asked.Code, asked.Subject, asked.Measured, asked.Limit));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == lorry).ExecuteUpdateAsync(set => set.SetProperty(row => row.OrderId, order)));
        var left = scene.Host.Clock.GetUtcNow();
        Assert.Empty(await Weigh(scene, "CH-12", new Scope.Past(left, left.AddMinutes(1))));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == lorry).ExecuteUpdateAsync(set => set.SetProperty(row => row.ConformityNo, "")));
        var verdict = Assert.Single(await Weigh(scene, "CH-12", new Scope.Past(left, left.AddMinutes(1))));
        Assert.Equal(
            ("charter.conformity-missing 0 1", $"order/{order}", Party.Cooperative(Scene.Cooperative), 6, left),
            (Told([verdict]), verdict.Objection.Subject, verdict.Against, verdict.Points, verdict.At));
        Assert.Equal([$"dispatch/{lorry}"], verdict.Evidence);
        Assert.Empty(await Weigh(scene, "CH-12", new Scope.Past(left.AddHours(-1), left)));
        Assert.Empty(await Weigh(scene, "CH-12", new Scope.Past(left.AddMinutes(1), left.AddHours(1))));
    }

    [Theory]
    [EachDatabase((90 * 24 * 60) - 1, 3)]
    [EachDatabase(90 * 24 * 60, 1)]
    public async Task CH_09_the_third_silence_of_a_buyer_in_ninety_days_weighs_more(DatabaseProvider provider, int minutes, int points)
    {
        await using var scene = await new Scene().Open(provider);
        await Silent(Scene.Member);
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await Silent(Scene.Member);
        await Silent(OtherMember);
        await scene.AddDispatch();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromDays(1));
        var third = await scene.AddDispatch();
        Assert.Equal([points], (await Acting(scene, "CH-09", new AcceptedBySilence(third, Scene.Member))).Select(said => said.Points));
        await scene.FallSilent(third);
        var due = await scene.Host.Do<MarketDb, DateTimeOffset>(db => db.Set<Dispatch>().Where(row => row.Id == third).Select(row => row.AcceptanceDueAt).SingleAsync());
        var verdict = Assert.Single(await Weigh(scene, "CH-09", new Scope.Past(due, due.AddMinutes(1))));
        // A day for the arrival that nobody recorded, and a day to accept.
        Assert.Equal(
            ("charter.accepted-by-silence 48 h 48 h", points, due, $"dispatch/{third}", Party.Member(Scene.Member), Scene.Cooperative),
            (Told([verdict]), verdict.Points, verdict.At, verdict.Objection.Subject, verdict.Against, verdict.CooperativeId));
        Assert.Empty(await Weigh(scene, "CH-09", new Scope.Past(due.AddHours(-1), due)));
        Assert.Equal([1, 1, 1], (await Weigh(scene, "CH-09", new Scope.Past(due.AddDays(-91), due))).Select(said => said.Points));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == third).ExecuteUpdateAsync(set => set.SetProperty(row => row.ArrivedAt, due.AddHours(-25))));
        Assert.Equal("charter.accepted-by-silence 25 h 25 h", Told(await Weigh(scene, "CH-09", new Scope.Past(due, due.AddMinutes(1)))));

        async Task Silent(Guid member) => await scene.FallSilent(await scene.AddDispatch(member));
    }

    [Theory, EachDatabase]
    public async Task CH_16_a_dispute_that_nobody_decided_is_noted_when_its_time_is_over(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (dispute, decided) = (await scene.Dispute(await scene.AddDispatch()), await scene.Dispute(await scene.AddDispatch()));
        await scene.AddDispatch();
        await scene.Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == decided).ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, "U-000006")));
        var due = scene.Host.Clock.GetUtcNow();
        var verdict = Assert.Single(await Weigh(scene, "CH-16", new Scope.Past(due, due.AddMinutes(1))));
        Assert.Equal(
            ("charter.dispute-undecided 72 h 72 h", 1, due, $"dispatch/{dispute}", Party.Cooperative(Scene.Cooperative), Scene.Member),
            (Told([verdict]), verdict.Points, verdict.At, verdict.Objection.Subject, verdict.Against, verdict.MemberId));
        Assert.Empty(await Weigh(scene, "CH-16", new Scope.Past(due.AddHours(-1), due)));
        Assert.Empty(await Weigh(scene, "CH-16", new Scope.Past(due.AddMinutes(1), due.AddHours(1))));
        Assert.Equal("charter.dispute-undecided 72 h 72 h", Told(await Acting(scene, "CH-16", new DisputeUndecided(dispute, Scene.Cooperative))));
    }

    [Theory, EachDatabase]
    public async Task CH_17_counts_what_a_lot_still_offers_and_tells_the_households_cooperative_of_the_day(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var household = await scene.AddHousehold();
        // 12 t are the cap: 1 t promised, 1 t sent and 10 t free in this lot are 12 t.
        var lot = await scene.AddLot("R-1", offers: [(household, 12_000_000, 1_000_000, 1_000_000)]);
        Assert.Empty(await Acting(scene, "CH-17", new LotPublication(lot)));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Offer>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Offered.Grams, 12_000_001)));
        Assert.Equal("charter.capacity-high 12000.001 kg 12000 kg", Told(await Acting(scene, "CH-17", new LotPublication(lot))));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Offer>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn.Grams, 1)));
        Assert.Empty(await Acting(scene, "CH-17", new LotPublication(lot)));

        var writing = new SharesWriting([new HouseholdSupply(household, Scene.Orange, new Weight(10_000_001))]);
        foreach (var (from, to, member) in new[] { ("2026-11-23", null, true), ("2026-11-24", null, false), ("2026-01-01", "2026-11-24", true), ("2026-01-01", "2026-11-23", false) })
        {
            await scene.Host.Within<MarketDb, int>(db => db.Set<Membership>().Where(row => row.HouseholdCode == household).ExecuteDeleteAsync());
            await scene.Host.Add(new Membership { Id = scene.NewId(), HouseholdCode = household, CooperativeId = Scene.Cooperative, From = Scene.Day(from), To = to is null ? null : Scene.Day(to) });
            var verdict = Assert.Single(await Acting(scene, "CH-17", writing));
            Assert.Equal(member ? Party.Cooperative(Scene.Cooperative) : null, verdict.Against);
            Assert.Equal(("> 120 %", "120 %"), (verdict.ToBuyer!.Measured, verdict.ToBuyer.Limit));
        }
    }

    [Theory, EachDatabase]
    public async Task CH_17_a_household_without_a_holding_is_measured_by_all_that_it_declared_with_the_most_that_was_bundled(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (bare, neighbour) = (await scene.AddHousehold(yields: null), await scene.AddHousehold(yields: null));
        await scene.AddStock(bare, 1_000_000, "2026-11-01");
        await scene.AddStock(bare, 500_000, "2026-11-20");
        await scene.AddStock(bare, 9_000_000, "2026-11-20", Scene.Egg);
        await scene.AddStock(neighbour, 7_000_000, "2026-11-20");
        Assert.Empty(await Acting(scene, "CH-17", Writing(1_800_000)));
        Assert.Equal("charter.capacity-high 1800.001 kg 1800 kg", Told(await Acting(scene, "CH-17", Writing(1_800_001))));

        // Of the larger stock two tonnes lay in a lot once, one in another: what is left of it says nothing of what was brought in.
        var larger = await scene.Host.Do<MarketDb, Guid>(db => db.Set<Stock>().Where(row => row.HouseholdCode == bare && row.HarvestedOn == Scene.Day("2026-11-01")).Select(row => row.Id).SingleAsync());
        foreach (var grams in new[] { 2_000_000, 1_000_000 })
        {
            await scene.Host.Add(new LotStock { LotId = await scene.AddLot("R-1"), StockId = larger, HouseholdCode = bare, Weight = new Weight(grams) });
        }

        Assert.Empty(await Acting(scene, "CH-17", Writing(3_000_000)));
        Assert.Equal("charter.capacity-high 3000.001 kg 3000 kg", Told(await Acting(scene, "CH-17", Writing(3_000_001))));

        SharesWriting Writing(long grams) => new([new HouseholdSupply(bare, Scene.Orange, new Weight(grams))]);
    }

    [Theory]
    [InlineData("dispatched", "发货重量", "dispatched", "0.006 kg", "0.005 kg")]
    [InlineData("accepted", "验收重量", "accepted", "0.006 kg", "0.005 kg")]
    [InlineData("rejected", "拒收重量", "rejected", "0.006 kg", "0.005 kg")]
    [InlineData("spoiled", "损耗重量", "spoiled", "0.006 kg", "0.005 kg")]
    [InlineData("returned", "退回重量", "returned", "0.006 kg", "0.005 kg")]
    [InlineData("to-households", "农户所得", "money to households", "6 fen", "5 fen")]
    [InlineData("households", "户数", "households", "6", "5")]
    [InlineData("people", "人数", "people", "6", "5")]
    public async Task A_ledger_that_differs_says_of_what_in_its_unit(string kind, string zh, string en, string there, string due)
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var said = Assert.Single(await scene.Host.Ask(new LedgerDiffering("ledger/2026-11-22", kind, 5, 6)));
        Assert.Equal((new Bilingual(zh, en), there, due), (said.Arguments[1], said.Measured, said.Limit));
    }
}
