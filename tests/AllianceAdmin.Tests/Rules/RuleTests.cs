using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>Each rule just inside, at and just over its edge. It is 23 November 2026, 10:00 in China.</summary>
public class RuleTests(Scene scene) : IClassFixture<Scene>
{
    private AllianceHost Host => scene.Host;

    [Theory]
    [InlineData("2026-11-22", "2027-11-22", "")]
    [InlineData("2026-11-23", "2027-11-22", "")]
    [InlineData("2026-11-24", "2027-11-23", "Block:certificate-early")]
    [InlineData("2025-11-24", "2026-11-23", "")]
    [InlineData("2025-11-23", "2026-11-22", "Block:certificate-expired")]
    public async Task A_certificate_holds_from_its_first_to_its_last_day_in_China(string from, string to, string said)
    {
        var lot = await scene.AddLot(await scene.AddCertificate(from, to));
        Assert.Equal(said, await Host.Said(Ordering(lot)));
        Assert.Equal(said, await Host.Said(new DispatchLeaving(await scene.AddOrder(), [lot], "H-1", [])));
    }

    [Theory]
    [InlineData("2026-12-22", "Warn:certificate-ending")]
    [InlineData("2026-12-23", "")]
    public async Task A_lot_is_published_with_a_warning_when_less_than_30_days_of_its_certificate_are_left(string to, string said) =>
        Assert.Equal(said, await Host.Said(new LotPublication(await scene.AddLot(await scene.AddCertificate("2026-01-01", to)))));

    [Fact]
    public async Task A_certificate_must_be_named_known_and_of_this_cooperative_and_produce()
    {
        var foreign = await scene.AddCertificate("2026-01-01", "2027-12-31", Scene.FurongCooperative);
        var other = await scene.AddCertificate("2026-01-01", "2027-12-31", produce: Scene.Egg);
        var own = await scene.AddCertificate("2026-01-01", "2027-12-31");
        Guid[] lots = [await scene.AddLot(""), await scene.AddLot("R-none"), await scene.AddLot(foreign), await scene.AddLot(other), await scene.AddLot(own)];
        Assert.Equal(
            "Block:certificate-missing Block:certificate-unknown Block:certificate-foreign Block:certificate-foreign", await Host.Said(Ordering(lots)));
    }

    [Fact]
    public async Task A_certificate_ends_at_midnight_in_China_and_not_in_Greenwich()
    {
        var lot = await scene.AddLot(await scene.AddCertificate("2025-11-24", "2026-11-23"));
        await using var midnight = await new Scene().Open(DatabaseProvider.Sqlite);
        midnight.Host.Clock.SetUtcNow(AllianceHost.China("2026-11-23T23:59:59"));
        var there = await midnight.AddLot(await midnight.AddCertificate("2025-11-24", "2026-11-23"));
        Assert.Equal("", await midnight.Host.Said(Ordering(there)));
        midnight.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Block:certificate-expired", await midnight.Host.Said(Ordering(there)));
        Assert.Equal("", await Host.Said(Ordering(lot)));
    }

    [Fact]
    public async Task True_provenance_asks_for_a_poverty_county_a_cooperative_of_it_and_villages_in_it()
    {
        var certificate = await scene.AddCertificate("2026-01-01", "2027-12-31");
        var city = await scene.AddCertificate("2026-01-01", "2027-12-31", Scene.FurongCooperative);
        var (here, there) = (await scene.AddHousehold(), await scene.AddHousehold(Scene.Furong));
        var honest = await scene.AddLot(certificate, offers: [(here, 1000, 0, 0)]);
        var mixed = await scene.AddLot(certificate, offers: [(here, 1000, 0, 0), (there, 1, 0, 0)]);
        var urban = await scene.AddLot(city, Scene.Furong, Scene.FurongCooperative, offers: [(there, 1000, 0, 0)]);
        var borrowed = await scene.AddLot(city, Scene.Mayang, Scene.FurongCooperative, offers: [(here, 1000, 0, 0)]);

        Assert.Equal("", await Host.Said(new LotPublication(honest)));
        Assert.Equal("Block:provenance-household", await Host.Said(new LotPublication(mixed)));
        Assert.Equal("Block:provenance-county", await Host.Said(new LotPublication(urban)));
        Assert.Equal("Block:provenance-cooperative", await Host.Said(new LotPublication(borrowed)));
        var said = Assert.Single(await Host.Ask(new LotPublication(mixed)));
        Assert.Equal(("1", "0", $"lot/{mixed}"), (said.Measured, said.Limit, said.Subject));
    }

    [Theory]
    [InlineData("H-1", "")]
    [InlineData(null, "Block:conformity-missing")]
    [InlineData("  ", "Block:conformity-missing")]
    public async Task Goods_leave_with_their_conformity_certificate(string? number, string said)
    {
        var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31"));
        Assert.Equal(said, await Host.Said(new DispatchLeaving(await scene.AddOrder(), [lot], number, [])));
    }

    [Theory]
    [InlineData(1_000_000, 980_000, 20, "")]
    [InlineData(1_000_000, 979_999, 20, "-2.01 %")]
    [InlineData(1_000_000, 1_020_000, 20, "")]
    [InlineData(1_000_000, 1_020_001, 20, "2.01 %")]
    [InlineData(1_000_000, 997_000, 3, "")]
    [InlineData(1_000_000, 996_999, 3, "-0.31 %")]
    [InlineData(999, 980, 20, "")]
    [InlineData(999, 979, 20, "-2.01 %")]
    [InlineData(1_000_000, 0, 20, "-100 %")]
    public async Task Weight_is_honest_within_tolerance_both_ends_included(long dispatched, long arrived, int tolerance, string measured)
    {
        var lot = await scene.AddLot("R-1");
        var said = await Host.Ask(new DeliveryWeighed(await scene.AddDispatch(), [new WeighedLine(lot, new Weight(dispatched), new Weight(arrived), tolerance)]));
        Assert.Equal(measured, string.Join(' ', said.Select(objection => objection.Measured)));
        Assert.All(said, objection => Assert.Equal((CharterEffect.Warn, "charter.weight-off", Measures.Percent(tolerance * 10) + " %"), (objection.Effect, objection.Code, objection.Limit)));
    }

    [Theory]
    [InlineData(12_000_000, "")]
    [InlineData(12_000_001, "Warn:capacity-high")]
    [InlineData(15_000_000, "Warn:capacity-high")]
    [InlineData(15_000_001, "Block:capacity-exceeded")]
    public async Task A_household_of_ten_tonnes_is_warned_over_twelve_and_stopped_over_fifteen(long grams, string said)
    {
        var supply = new HouseholdSupply(await scene.AddHousehold(), Scene.Orange, new Weight(grams));
        Assert.Equal(said, await Host.Said(new SharesWriting([supply])));
        Assert.Equal(said, await Host.Said(new DispatchLeaving(await scene.AddOrder(), [await OwnLot()], "H-1", [supply])));
    }

    [Fact]
    public async Task What_a_lot_offers_is_counted_at_its_publication()
    {
        var certificate = await scene.AddCertificate("2026-01-01", "2027-12-31");
        var (fits, over) = (await scene.AddHousehold(), await scene.AddHousehold());
        var lot = await scene.AddLot(certificate, offers: [(fits, 12_000_000, 0, 0), (over, 15_000_001, 0, 0)]);
        var said = Assert.Single(await Host.Ask(new LotPublication(lot)));
        Assert.Equal((CharterEffect.Block, $"household/{over}", "15000.001 kg", "15000 kg"), (said.Effect, said.Subject, said.Measured, said.Limit));
    }

    [Theory]
    [InlineData("2026-11-01", 1, "Warn:capacity-high")]
    [InlineData("2026-11-01", 0, "")]
    [InlineData("2026-10-31", 1, "")]
    public async Task Promised_and_dispatched_weights_of_this_season_count_and_those_of_the_last_do_not(string harvested, long more, string said)
    {
        var household = await scene.AddHousehold();
        await scene.AddLot("R-1", harvested: harvested, offers: [(household, 9_000_000, 4_000_000, 5_000_000)]);
        await scene.AddLot("R-1", produce: Scene.Egg, offers: [(household, 9_000_000, 4_000_000, 5_000_000)]);
        Assert.Equal(said, await Host.Said(new SharesWriting([new HouseholdSupply(household, Scene.Orange, new Weight(3_000_000 + more))])));
    }

    [Fact]
    public async Task What_left_above_the_shares_counts_as_the_ledger_has_it_and_so_does_its_correction()
    {
        var household = await scene.AddHousehold();
        var lot = await scene.AddLot("R-1", offers: [(household, 9_000_000, 0, 9_000_000)]);
        await scene.Post(household, lot, EntryType.Dispatched, 100_000);
        await scene.Post(household, lot, EntryType.Accepted, 9_100_000);
        var question = new SharesWriting([new HouseholdSupply(household, Scene.Orange, new Weight(2_900_001))]);
        Assert.Equal("Warn:capacity-high", await Host.Said(question));
        var wrong = await Host.Do<MarketDb, Guid>(db => db.LedgerEntries().Where(entry => entry.HouseholdCode == household && entry.Type == EntryType.Dispatched).Select(entry => entry.Id).FirstAsync());
        await scene.Post(household, lot, EntryType.Corrected, -1, wrong);
        Assert.Equal("", await Host.Said(question));
    }

    [Fact]
    public async Task A_buyer_is_told_of_a_household_without_its_code_and_the_finding_keeps_it()
    {
        var (one, two) = (await scene.AddHousehold(), await scene.AddHousehold());
        var question = new SharesWriting([new(one, Scene.Orange, new Weight(12_000_001)), new(two, Scene.Orange, new Weight(12_000_002))]);
        var said = Assert.Single(await Host.AskInAct(question, new Actor("U-000004", new HashSet<string> { Roles.Approver })));
        Assert.Equal((CharterEffect.Warn, "charter.capacity-high-alias", $"produce/{Scene.Orange}"), (said.Effect, said.Code, said.Subject));
        Assert.DoesNotContain("HH-", $"{said.Measured} {said.Limit} {string.Join(' ', said.Arguments)}", StringComparison.Ordinal);
        var kept = (await Host.Send(new FindFindings(Rule: "CH-17"))).Items.Select(row => row.Subject);
        Assert.Superset(new HashSet<string> { $"household/{one}", $"household/{two}" }, kept.ToHashSet());
    }

    [Fact]
    public async Task Parts_of_one_household_are_added_up_and_each_household_is_told_by_itself()
    {
        var (one, two) = (await scene.AddHousehold(), await scene.AddHousehold());
        var half = new Weight(6_000_001);
        Assert.Equal(
            [$"household/{one}"],
            (await Host.Ask(new SharesWriting([new(one, Scene.Orange, half), new(two, Scene.Orange, half), new(one, Scene.Orange, half)]))).Select(said => said.Subject));
    }

    [Theory]
    [InlineData(1_200_000, "")]
    [InlineData(1_200_001, "Warn:capacity-high")]
    [InlineData(1_500_001, "Block:capacity-exceeded")]
    public async Task Where_no_holding_is_on_record_the_stock_declared_this_season_is_the_measure(long grams, string said)
    {
        var household = await scene.AddHousehold(yields: null);
        await scene.AddStock(household, 1_000_000, "2026-11-10");
        await scene.AddStock(household, 9_000_000, "2026-01-10");
        Assert.Equal(said, await Host.Said(new SharesWriting([new HouseholdSupply(household, Scene.Orange, new Weight(grams))])));
    }

    [Fact]
    public async Task A_large_declaration_does_not_lift_what_the_holding_yields()
    {
        var household = await scene.AddHousehold(yields: 1_000);
        await scene.AddStock(household, 90_000_000, "2026-11-10");
        Assert.Equal("Block:capacity-exceeded", await Host.Said(new SharesWriting([new HouseholdSupply(household, Scene.Orange, new Weight(1_500_001))])));
    }

    [Theory]
    [InlineData(0b1100_0000_0001, "2026-11-23", "2026-11-01")]
    [InlineData(0b1100_0000_0001, "2027-01-31", "2026-11-01")]
    [InlineData(0b1100_0000_0001, "2027-10-31", "2026-11-01")]
    [InlineData(0b1100_0000_0001, "2027-11-01", "2027-11-01")]
    [InlineData(0b0001_0000_1000, "2026-04-01", "2026-04-01")]
    [InlineData(0b0001_0000_1000, "2026-09-01", "2026-09-01")]
    [InlineData(0b0001_0000_1000, "2026-03-31", "2025-09-01")]
    [InlineData(0xFFF, "2026-11-23", "2026-01-01")]
    public void A_season_begins_with_the_first_month_of_the_latest_run_of_harvest_months(int months, string today, string start) =>
        Assert.Equal(Scene.Day(start), HarvestSeason.StartOf(months, Scene.Day(today)));

    [Theory]
    [InlineData(null, false, false, "")]
    [InlineData("2026-11-22T10:00:00", false, false, "")]
    [InlineData("2026-11-22T09:59:59", false, false, "Block:cancellation-late")]
    [InlineData("2026-11-22T10:00:00", false, true, "")]
    [InlineData("2026-11-22T09:59:59", false, true, "Note:cancellation-agreed")]
    [InlineData("2026-11-23T09:59:59", true, false, "Block:cancellation-weighed")]
    [InlineData("2026-11-23T09:59:59", true, true, "Note:cancellation-agreed")]
    public async Task Cancelling_is_free_for_24_hours_and_before_the_first_weigh_in_and_later_by_agreement(string? approved, bool weighed, bool agreed, string said) =>
        Assert.Equal(said, await Host.Said(new OrderCancelling(await scene.AddOrder(), approved is null ? null : AllianceHost.China(approved), weighed, agreed)));

    [Fact]
    public async Task A_ledger_that_differs_is_noted_and_one_that_agrees_is_not()
    {
        Assert.Equal("Note:ledger-differs", await Host.Said(new LedgerDiffering("ledger/2026-11-22", "accepted", 5, 6)));
        Assert.Equal("", await Host.Said(new LedgerDiffering("ledger/2026-11-22", "accepted", 5, 5)));
    }

    private static OrderPlacing Ordering(params Guid[] lots) => new(Scene.Member, "prepaid", [.. lots.Select(lot => new OrderedLine(lot, new Weight(1), default))]);

    private async Task<Guid> OwnLot() => await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31"));
}
