using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TestResult = ConsumerAid.Catalog.TestResult;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>
/// On random histories a rule says of an act, as it is about to happen, what the same rule says of it when it looks back (CH-10 and CH-11: <see cref="PriceRuleTests"/>).
/// Each act happens whatever the rule says: only then the past can be asked about it.
/// </summary>
public class AgreementTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 17)]
    [InlineData(DatabaseProvider.PostgreSql, 18)]
    public async Task CH_03_04_05_13_of_lots_that_become_public(DatabaseProvider database, int seed)
    {
        await using var scene = await new Scene().Open(database);
        var (random, sight) = (new Random(seed), new Sight(scene, "CH-03", "CH-04", "CH-05", "CH-13"));
        string[] households =
        [
            await scene.AddHousehold(), await scene.AddHousehold(), await scene.AddHousehold(Scene.Furong), await scene.AddHousehold(category: HouseholdCategory.Ordinary),
            await scene.AddHousehold(category: HouseholdCategory.Ordinary),
        ];
        for (var i = 0; i < 40; i++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromHours(random.Next(1, 40)));
            var today = ChinaTime.DayOf(scene.Host.Clock.GetUtcNow());
            var certificate = await scene.AddCertificate(
                today.AddDays(-random.Next(0, 5)).ToString("O"), today.AddDays(random.Next(-2, 40)).ToString("O"), random.Next(4) == 0 ? Scene.FurongCooperative : null,
                removed: random.Next(4) == 0 ? today.AddDays(random.Next(-1, 2)).ToString("O") : null);
            (string, long, long, long)[] offers = [.. households.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(household => (household, (long)random.Next(1, 1000), 0L, 0L))];
            var lot = await scene.AddLot(random.Next(6) == 0 ? "" : certificate, random.Next(5) == 0 ? Scene.Furong : Scene.Mayang, offers: offers);
            if (random.Next(4) == 0) await Freeze(scene, lot, random.Next(2) == 0);
            await sight.Compare(new LotPublication(lot), () => scene.Publish(lot));
        }

        sight.HasSeenEach();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 19)]
    [InlineData(DatabaseProvider.PostgreSql, 20)]
    public async Task CH_03_12_13_17_of_lorries_that_leave(DatabaseProvider database, int seed)
    {
        await using var scene = await new Scene().Open(database);
        var (random, sight) = (new Random(seed), new Sight(scene, "CH-03", "CH-12", "CH-13", "CH-17"));
        string[] households = [await scene.AddHousehold(yields: 1), await scene.AddHousehold(yields: 2), await scene.AddHousehold(yields: null)];
        await scene.AddStock(households[2], 1_500, "2026-11-10");
        for (var i = 0; i < 40; i++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromHours(random.Next(1, 20)));
            var today = ChinaTime.DayOf(scene.Host.Clock.GetUtcNow());
            var (household, grams) = (households[random.Next(3)], random.Next(50, 400));
            var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", today.AddDays(random.Next(-8, 16)).ToString("O")), offers: [(household, 1000, 0, 0)]);
            if (random.Next(4) == 0) await Freeze(scene, lot, random.Next(2) == 0);
            var (order, conformity) = (await scene.AddOrder(), random.Next(3) == 0 ? "" : "H-1");
            await sight.Compare(new DispatchLeaving(order, [lot], conformity, [new HouseholdSupply(household, Scene.Orange, new Weight(grams))]), async () =>
            {
                await Leave(scene, order, lot, conformity);
                await scene.Post(household, lot, EntryType.Dispatched, grams);
            });
        }

        sight.HasSeenEach();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 21)]
    [InlineData(DatabaseProvider.PostgreSql, 22)]
    public async Task CH_19_of_orders_that_are_walked_away_from(DatabaseProvider database, int seed)
    {
        await using var scene = await new Scene().Open(database);
        var (random, sight) = (new Random(seed), new Sight(scene, "CH-19"));
        for (var i = 0; i < 40; i++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromDays(random.Next(1, 30)));
            var (order, lot) = (await scene.AddOrder(), await scene.AddLot("R-1"));
            var approved = scene.Host.Clock.GetUtcNow();
            await scene.Host.Within<MarketDb, int>(db => db.Set<Order>().Where(row => row.Id == order).ExecuteUpdateAsync(set => set.SetProperty(row => row.ApprovedAt, (DateTimeOffset?)approved)));
            scene.Host.Clock.Advance(TimeSpan.FromHours(random.Next(0, 13) * 4));
            var (weighed, agreed) = (random.Next(3) == 0, random.Next(2) == 0);
            if (weighed) await Leave(scene, order, lot, "H-1");
            await sight.Compare(new OrderCancelling(order, approved, weighed, agreed), () => scene.Host.Add(new OrderStep
            {
                Id = scene.NewId(), OrderId = order, Position = 9, Act = agreed ? "agree-to-cancellation" : "cancel", From = OrderState.Approved, To = OrderState.Cancelled, By = "U-000004",
                At = scene.Host.Clock.GetUtcNow(),
            }));
        }

        sight.HasSeenEach();
        Assert.Contains(sight.Seen, said => said.Contains(" 6 Note ", StringComparison.Ordinal));
    }

    private static async Task Freeze(Scene scene, Guid lot, bool released)
    {
        var (id, now) = (scene.NewId(), scene.Host.Clock.GetUtcNow());
        var day = ChinaTime.DayOf(now);
        var freeze = new LotFreeze { Id = scene.NewId(), LotId = lot, TestId = id, FailedLotId = lot, FrozenBy = "U-000002", At = now.AddMinutes(-2) };
        if (released) freeze.Release("U-000006", now.AddMinutes(-1), "复检合格");
        await scene.Host.Add(
            new TestResult
            {
                Id = id, LotId = lot, CooperativeId = Scene.Cooperative, CountyCode = Scene.Mayang, Laboratory = "县农检中心", ReportNo = $"R-{id}", ReportedOn = day, Passed = false, Failure = "毒死蜱",
                RecordedFor = Scene.Cooperative, RecordedBy = "U-000002", RecordedAt = now.AddMinutes(-2), DueAt = TestResult.Due(day, 24),
            },
            freeze);
    }

    private static Task Leave(Scene scene, Guid order, Guid lot, string conformity)
    {
        var (id, now) = (scene.NewId(), scene.Host.Clock.GetUtcNow());
        var line = new DispatchLine
        {
            Id = scene.NewId(), DispatchId = id, OrderId = order, LineId = scene.NewId(), LotId = lot, Net = Weight.FromTonnes(1), TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24,
        };
        return scene.Host.Add(Dispatch.Leave(
            new DispatchPlan
            {
                Id = id, OrderId = order, CooperativeId = Scene.Cooperative, MemberId = Scene.Member, SlipNo = $"S-{id}", VehiclePlate = "湘N12345", ConformityNo = conformity,
                ExpectedArrival = now.AddHours(6), Slip = "{}", SlipHash = "00", Lines = [line],
            },
            now));
    }

    /// <summary>Looks at acts from before and from after, by the same version.</summary>
    private sealed class Sight(Scene scene, params string[] rules)
    {
        public List<string> Seen { get; } = [];

        public async Task Compare(CharterQuestion question, Func<Task> act)
        {
            var now = scene.Host.Clock.GetUtcNow().ToUniversalTime();
            var before = await Weigh(new Scope.Acting(question, now));
            await act();
            var after = await Weigh(new Scope.Past(now, now.AddMicroseconds(1)));
            Assert.Equal(before.Order(), after.Order());
            Seen.AddRange(before);
        }

        /// <summary>The histories break each rule and keep it.</summary>
        public void HasSeenEach() => Assert.All(rules, rule => Assert.InRange(Seen.Count(said => said.StartsWith(rule, StringComparison.Ordinal)), 3, 39));

        private Task<List<string>> Weigh(Scope scope) => scene.Host.Do<IServiceProvider, List<string>>(async services =>
        {
            var book = await services.GetRequiredService<CharterShelf>().InForce(services.GetRequiredService<MarketDb>(), scene.Host.Clock.Today(), default);
            var said = new List<string>();
            foreach (var rule in services.GetServices<ICharterRule>().Where(rule => rules.Contains(rule.Rule)))
            {
                await foreach (var verdict in rule.Weigh(scope, book, default))
                {
                    said.Add(Text(verdict));
                    // What is kept of an act that was refused says the same again.
                    if (verdict.Fact is { } fact) Assert.Contains(Text(verdict), rule.Judge(KeptFact.Write(fact), book).Select(Text));
                }
            }

            return said;
        });

        private static string Text(Verdict verdict)
        {
            var told = verdict.Objection;
            return $"{told.Rule} {verdict.Points} {told.Effect} {told.Code} {told.Subject} {told.Measured} {told.Limit} {verdict.At.UtcTicks} {verdict.Against}";
        }
    }
}
