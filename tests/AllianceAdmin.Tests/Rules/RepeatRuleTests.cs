using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.AllianceAdmin.Tests.Rules.Asked;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>CH-15 on weigh slips, CH-16 and CH-19 with what weighs more when it comes again. It is 23 November 2026, 10:00 in China.</summary>
public sealed class RepeatRuleTests
{
    [Theory, EachDatabase]
    public async Task CH_15_goods_accepted_without_a_weigh_slip_or_a_weigh_in_are_no_trade(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (lot, household) = (await scene.AddLot("R-1"), await scene.AddHousehold());
        var dispatch = await scene.AddDispatch(lot: lot);
        await scene.AddDispatch(lot: lot);
        Assert.Empty(await Standing(scene, "CH-15"));
        await scene.Arrive(dispatch, 1_000_000, 20);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await Standing(scene, "CH-15"));

        await Accept(1_000_000);
        var verdict = Assert.Single(await Standing(scene, "CH-15"));
        Assert.Equal(("charter.sham-no-slip", "0", "1", CharterEffect.Note, 12), (verdict.Objection.Code, verdict.Objection.Measured, verdict.Objection.Limit, verdict.Objection.Effect, verdict.Points));
        Assert.Equal(
            ($"dispatch/{dispatch}", Party.Cooperative(Scene.Cooperative), Scene.Cooperative, Scene.Member, AllianceHost.China("2026-11-23T10:00")),
            (verdict.Objection.Subject, verdict.Against, verdict.CooperativeId, verdict.MemberId, verdict.At));
        Assert.Equal([$"dispatch/{dispatch}"], verdict.Evidence);
        Assert.Single(await Past(scene, "CH-15", "2026-11-23", "2026-11-24"));
        Assert.Empty(await Past(scene, "CH-15", "2026-11-22", "2026-11-23"));
        Assert.Empty(await Past(scene, "CH-15", "2026-11-24", "2026-11-25"));

        var line = await scene.Host.Do<MarketDb, Guid>(db => db.Set<DispatchLine>().Where(row => row.DispatchId == dispatch).Select(row => row.Id).SingleAsync());
        await scene.Host.Add(new Weighing
        {
            Id = scene.NewId(), DispatchLineId = line, DispatchId = dispatch, Position = 0, HouseholdCode = household, Gross = Weight.FromTonnes(1), Tare = Weight.Zero, Deduction = Weight.Zero, Net = Weight.FromTonnes(1),
        });
        Assert.Empty(await Standing(scene, "CH-15"));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Dispatch>().Where(row => row.Id == dispatch).ExecuteUpdateAsync(set => set.SetProperty(row => row.SlipNo, "")));
        Assert.Equal("charter.sham-no-slip 0 1", Told(await Standing(scene, "CH-15")));

        Task<int> Accept(long grams) => scene.Host.Within<MarketDb, int>(db => db.Set<DispatchLine>().Where(row => row.DispatchId == dispatch).ExecuteUpdateAsync(set => set.SetProperty(row => row.Accepted.Grams, grams)));
    }

    [Theory]
    [EachDatabase(980_000, "")]
    [EachDatabase(979_999, "charter.weight-off -2.01 % 2 % 1")]
    [EachDatabase(1_020_000, "")]
    [EachDatabase(1_020_001, "charter.weight-off 2.01 % 2 % 1")]
    [EachDatabase(900_000, "charter.weight-off -10 % 2 % 1")]
    [EachDatabase(899_999, "charter.weight-off -10.01 % 2 % 6")]
    [EachDatabase(1_100_001, "charter.weight-off 10.01 % 2 % 6")]
    public async Task CH_16_the_buyers_scale_is_off_beyond_its_tolerance_and_gravely_beyond_a_tenth(DatabaseProvider provider, long arrived, string said)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await scene.AddLot("R-1");
        var dispatch = await scene.AddDispatch(lot: lot);
        await scene.AddDispatch(lot: lot);
        Assert.Equal(said, Weighed(await Acting(scene, "CH-16", Arriving(dispatch, lot, arrived))));
        await scene.Arrive(dispatch, arrived, 20);
        var past = await Past(scene, "CH-16", "2026-11-23", "2026-11-24");
        Assert.Equal(said, Weighed(past));
        Assert.All(past, verdict => Assert.Equal(
            ($"dispatch/{dispatch}", Party.Cooperative(Scene.Cooperative), Scene.Cooperative, Scene.Member, AllianceHost.China("2026-11-23T10:00")),
            (verdict.Objection.Subject, verdict.Against, verdict.CooperativeId, verdict.MemberId, verdict.At)));
        Assert.All(past, verdict => Assert.Equal([$"dispatch/{dispatch}", $"lot/{lot}"], verdict.Evidence));
        Assert.Empty(await Past(scene, "CH-16", "2026-11-22", "2026-11-23"));
        Assert.Empty(await Past(scene, "CH-16", "2026-11-24", "2026-11-25"));
        Assert.Equal(
            said.Length == 0 ? [] : [said[^1] == '6' ? 6 : 3],
            (await Past(scene, "CH-16", "2026-11-23", "2026-11-24", ("repeat_count", 1))).Select(verdict => verdict.Points));
    }

    [Theory]
    [EachDatabase((90 * 24 * 60) - 1, 3)]
    [EachDatabase(90 * 24 * 60, 1)]
    public async Task CH_16_the_third_lorry_that_is_off_in_ninety_days_weighs_more(DatabaseProvider provider, int minutes, int points)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await scene.AddLot("R-1");
        await Off();
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await Off();
        await Off(Scene.FurongCooperative);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromDays(1));
        var third = await scene.AddDispatch(lot: lot);
        Assert.Equal([points], (await Acting(scene, "CH-16", Arriving(third, lot, 950_000))).Select(verdict => verdict.Points));
        await scene.Arrive(third, 950_000, 20);
        // Its own weighing is none of those before.
        Assert.Equal([points], (await Acting(scene, "CH-16", Arriving(third, lot, 950_000))).Select(verdict => verdict.Points));
        var from = scene.Host.Clock.GetUtcNow();
        Assert.Equal([points], (await Weigh(scene, "CH-16", new Scope.Past(from, from.AddMinutes(1)))).Select(verdict => verdict.Points));
        Assert.Equal([1, 1, 1], (await Weigh(scene, "CH-16", new Scope.Past(from.AddDays(-91), from))).Select(verdict => verdict.Points));

        async Task Off(Guid? cooperative = null) => await scene.Arrive(await scene.AddDispatch(cooperative: cooperative, lot: lot), 950_000, 20);
    }

    [Theory]
    [EachDatabase((180 * 24 * 60) - 1, 6)]
    [EachDatabase(180 * 24 * 60, 3)]
    public async Task CH_19_the_third_time_in_180_days_that_a_unit_walks_away_by_agreement_weighs_more(DatabaseProvider provider, int minutes, int points)
    {
        await using var scene = await new Scene().Open(provider);
        await Walk("agree-to-cancellation");
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await Walk("agree-to-cancellation");
        // In time, and so free: it does not count.
        await Walk("cancel", hours: 24);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromDays(1));
        var third = await scene.AddOrder();
        var approved = scene.Host.Clock.GetUtcNow().AddHours(-25);
        var verdict = Assert.Single(await Acting(scene, "CH-19", new OrderCancelling(third, approved, false, true)));
        Assert.Equal(("charter.cancellation-agreed", CharterEffect.Note, points == 6 ? "3" : "2", "2", points), (verdict.Objection.Code, verdict.Objection.Effect, verdict.Objection.Measured, verdict.Objection.Limit, verdict.Points));
        Assert.Equal(($"order/{third}", Party.Member(Scene.Member), Scene.Member), (verdict.Objection.Subject, verdict.Against, verdict.MemberId));
        Assert.Equal([$"order/{third}"], verdict.Evidence);
        Assert.Equal("charter.cancellation-late 25 h 24 h", Told(await Acting(scene, "CH-19", new OrderCancelling(third, approved, false, false))));
        Assert.Equal("charter.cancellation-weighed 1 0", Told(await Acting(scene, "CH-19", new OrderCancelling(third, approved, true, false))));

        await Walk("agree-to-cancellation", third);
        var from = scene.Host.Clock.GetUtcNow();
        Assert.Equal([points], (await Weigh(scene, "CH-19", new Scope.Past(from, from.AddMinutes(1)))).Select(said => said.Points));
        Assert.Equal([3, 3], (await Weigh(scene, "CH-19", new Scope.Past(from.AddDays(-181), from))).Select(said => said.Points));

        async Task Walk(string act, Guid? known = null, int hours = 25)
        {
            var (order, now) = (known ?? await scene.AddOrder(), scene.Host.Clock.GetUtcNow());
            await scene.Host.Within<MarketDb, int>(db => db.Set<Order>().Where(row => row.Id == order).ExecuteUpdateAsync(set => set.SetProperty(row => row.ApprovedAt, now.AddHours(-hours))));
            await scene.Host.Add(new OrderStep { Id = scene.NewId(), OrderId = order, Position = 9, Act = act, From = OrderState.Approved, To = OrderState.Cancelled, At = now, By = "U-000004" });
        }
    }

    private static DeliveryWeighed Arriving(Guid dispatch, Guid lot, long grams) => new(dispatch, [new WeighedLine(lot, Weight.FromTonnes(1), new Weight(grams), 20)]);

    private static string Weighed(IEnumerable<Verdict> verdicts) => string.Join(", ", verdicts.Select(verdict => $"{verdict.Objection.Code} {verdict.Objection.Measured} {verdict.Objection.Limit} {verdict.Points}"));
}
