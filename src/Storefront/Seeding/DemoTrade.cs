using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Placing;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>A lot of the demo, as its buyers know it.</summary>
internal sealed record DemoLot(Guid Id, DemoCounty County, ProduceFact Kind, Weight Step, DateTimeOffset PublicFrom, DateOnly SpoilsOn);

/// <summary>
/// What happens in the demo, in the order of time: a year of lots, ninety days of orders, one of which waits at every step. Whatever would happen after now has not happened yet, which leaves orders
/// standing in every state.
/// </summary>
internal sealed class DemoTrade(Stage stage, DemoWorld world, DateTimeOffset now)
{
    // The seventh waits for the review of the demo's county.
    private const int SecondLots = 6;
    private const int SteadyOrders = 116;
    private const int RecentOrders = 34;
    private const int OrderBelowFloor = 200;

    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, int Turn)> plan = new();
    private readonly Random random = world.Invented.Random;
    private readonly List<DemoLot> lots = [];

    // Of what keeps longest, so that they stand out in every season.
    private readonly IReadOnlyList<(DemoCounty County, ProduceFact Kind)> standingOut = [.. world.Counties.Where(county => county.Code != DemoPeople.Home)
        .Select(county => (county, kind: county.Produce.FirstOrDefault(kind => kind.ShelfLifeDays >= 540)!)).Where(one => one.kind is not null).Take(3)];
    private int turns;

    public async Task Make(CancellationToken cancellation)
    {
        new DemoPrices(this, stage, now).Plan([.. world.Counties.SelectMany(county => county.Produce)]);
        foreach (var county in world.Counties) PlanLots(county);
        At(now.AddDays(-80), new DemoCharter(stage, world, now).GiveMoreNotice);
        PlanDesk(world.Counties.Single(county => county.Code == DemoPeople.Home));
        var times = Enumerable.Range(0, SteadyOrders).Select(_ => now.AddHours(-24 * 90 * random.NextDouble() - 72))
            .Concat(Enumerable.Range(0, RecentOrders).Select(_ => now.AddHours(-1 - 71 * random.NextDouble()))).Order().ToList();
        for (var number = 0; number < times.Count; number++) PlanOrder(number, times[number], DemoLife.Of(number, random));
        for (var at = 0; at < DemoLife.Waiting.Count; at++) PlanOrder(times.Count + at, now.AddHours(-DemoLife.Waiting[at].HoursAgo), DemoLife.Waiting[at].Life, isWaiting: true);
        await Play(cancellation);
    }

    /// <summary>Plans an act; one that lies in the future never happens.</summary>
    public void At(DateTimeOffset at, Func<CancellationToken, Task> act)
    {
        if (at < now) plan.Enqueue(act, (at, turns++));
    }

    private void PlanOrder(int number, DateTimeOffset at, DemoLife life, bool isWaiting = false) =>
        At(at, token => new DemoOrder(this, stage, world, number, life, isWaiting).Place(lots, token));

    private void PlanLots(DemoCounty county)
    {
        var hasSecond = world.Counties.Where(one => one.Code != DemoPeople.Home).Take(SecondLots).Contains(county);
        for (var at = 0; at < county.Produce.Count; at++)
        {
            var (kind, number) = (county.Produce[at], at);
            var firsts = (Grade[])(at == 0 && hasSecond ? [Grade.A, Grade.B] : [Grade.A]);
            // One certificate for all lots of the product: from before the first of them.
            var certified = firsts.Select(grade => PlanLot(county, kind, grade, number)).Min().AddDays(-30);
            At(ChinaTime.StartOf(certified).AddHours(8), token => Certify(county, kind, number, certified, token));
        }
    }

    /// <returns>The day on which its stock is recorded.</returns>
    private DateOnly PlanLot(DemoCounty county, ProduceFact kind, Grade grade, int number)
    {
        var standsOut = grade == Grade.A ? standingOut.Index().FirstOrDefault(one => one.Item == (county, kind), (-1, default)).Index : -1;
        var harvested = standsOut < 0 ? HarvestedOn(county, kind) : DemoProduce.HarvestedOn(kind, ChinaTime.DayOf(now).AddDays(-10), random);
        // What keeps for a year is brought to market by and by; a certificate lasts a year.
        var recorded = kind.ShelfLifeDays >= 300 ? Max(harvested.AddDays(1), ChinaTime.DayOf(now).AddDays(-random.Next(20, 240))) : harvested.AddDays(1);
        var morning = ChinaTime.StartOf(recorded).AddHours(8).AddMinutes(random.Next(120));
        var listing = new DemoListing(this, stage, county, kind, grade, harvested, random, standsOut < 0 ? null : DemoPrices.StandingOut[standsOut]);
        At(morning, token => listing.List(CertificateOf(county, number), lots, token));
        if (standsOut == 1) At(now.AddHours(-50), token => Explain(county, kind, token));
        if (standsOut == 2) At(now.AddHours(-26), token => OrderCheaply(county, kind, token));
        return recorded;
    }

    private async Task Explain(DemoCounty county, ProduceFact kind, CancellationToken cancellation)
    {
        foreach (var lot in lots.Where(lot => lot.County == county && lot.Kind == kind).Take(1))
        {
            // In some seasons the markets have followed it by then, and nobody asks.
            if (await stage.Send(county.Clerk, new GetLotPrice(lot.Id), cancellation) is not { Standing: PriceStanding.High }) continue;
            await stage.Send(county.Clerk, new ExplainPrice(lot.Id, "这批是有机转换期的手工精选货，小包装，多一道分级和检测，所以比市场价高。"), cancellation);
        }
    }

    /// <summary>An order for less than the markets ask: its lot is listed below the charter's floor.</summary>
    private Task OrderCheaply(DemoCounty county, ProduceFact kind, CancellationToken cancellation) =>
        new DemoOrder(this, stage, world, OrderBelowFloor, new DemoLife(DemoFate.Good, 60, 72, 9, 6), isWaiting: false)
            .Place([.. lots.Where(lot => lot.County == county && lot.Kind == kind)], cancellation);

    // Oranges are harvested in two months of the year; the demo's people shall have something to sell on any day. A harvest outside the usual months is noted, not refused.
    private DateOnly HarvestedOn(DemoCounty county, ProduceFact kind) =>
        county.Code == DemoPeople.Home ? ChinaTime.DayOf(now).AddDays(-random.Next(12, 18)) : DemoProduce.HarvestedOn(kind, ChinaTime.DayOf(now), random);

    /// <summary>What waits for the demo's people before anything is sold: stocks to bundle, and a lot for the county's review. Of what keeps longest, so that it waits in every season.</summary>
    private void PlanDesk(DemoCounty county)
    {
        var kinds = county.Produce.Index().OrderByDescending(kind => kind.Item.ShelfLifeDays).Take(2).ToList();
        DemoListing Listing(ProduceFact kind) => new(this, stage, county, kind, Grade.B, HarvestedOn(county, kind), random);
        var (unbundled, asked) = (Listing(kinds[0].Item), Listing(kinds[^1].Item));
        At(now.AddHours(-30), token => asked.Ask(CertificateOf(county, kinds[^1].Index), token));
        At(now.AddHours(-5), token => unbundled.Record(token));
    }

    private static string CertificateOf(DemoCounty county, int number) => $"DEMO-{county.Code}-{number + 1}";

    private Task Certify(DemoCounty county, ProduceFact kind, int number, DateOnly from, CancellationToken cancellation) =>
        stage.Send(county.Reviewer, new RecordCertificate(CertificateOf(county, number), county.Cooperative, kind.Code, from, DemoCertification.EndOf(world, county, number, from, now)), cancellation);

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private async Task Play(CancellationToken cancellation)
    {
        DateOnly? sealedOn = null;
        while (plan.TryPeek(out _, out var first))
        {
            var day = ChinaTime.DayOf(first.At);
            stage.Clock.Now = ChinaTime.StartOf(day).AddMinutes(5);
            await RunJobs(cancellation);
            if (sealedOn is null || day >= sealedOn.Value.AddDays(7))
            {
                await stage.Send(Actor.System, new SealEntries(), cancellation);
                sealedOn = day;
            }

            var end = ChinaTime.EndOf(day);
            await stage.Together(
                async () =>
                {
                    while (plan.TryPeek(out var act, out var next) && next.At < end)
                    {
                        plan.Dequeue();
                        stage.Clock.Now = next.At;
                        await act(cancellation);
                    }
                },
                cancellation);
        }

        stage.Clock.Now = now;
        await RunJobs(cancellation);
        await stage.Send(Actor.System, new RebuildRollUps(), cancellation);
        await stage.Send(Actor.System, new SealEntries(), cancellation);
    }

    private async Task RunJobs(CancellationToken cancellation)
    {
        await stage.Send(Actor.System, new ExpireLots(), cancellation);
        await stage.Send(Actor.System, new LapseOrders(), cancellation);
        await stage.Send(Actor.System, new AcceptSilent(), cancellation);
        await stage.Send(Actor.System, new SettleUndecidedDisputes(), cancellation);
    }
}
