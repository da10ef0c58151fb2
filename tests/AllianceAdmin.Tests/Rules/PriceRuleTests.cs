using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>CH-10 and CH-11 at their edges, at the moment of action, by the jobs and over the past. It is 23 November 2026, 10:00 in China; the market asks 10.00 a kilogram.</summary>
public sealed class PriceRuleTests
{
    private const long Market = 1_000_000;

    [Theory, EachDatabase]
    public async Task A_price_is_warned_of_just_over_110_hundredths_of_the_reference_and_stopped_just_over_130(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        await Observe(scene, Market, Market, Market);
        foreach (var (fen, said) in new[] { (1_100_000L, ""), (1_100_001, "Warn:price-high"), (1_300_000, "Warn:price-high"), (1_300_001, "Block:price-too-high") })
        {
            var lot = await Lot(scene, fen);
            Assert.Equal(said, await scene.Host.Said(new LotPublication(lot)));
            await scene.Host.AskInAct(new LotPublication(lot));
        }

        Assert.Empty(await Open(scene));
    }

    [Fact]
    public async Task With_fewer_than_three_observations_and_no_band_nothing_is_said_and_an_explained_price_is_not_asked_about_again()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        await Observe(scene, Market, Market);
        var lot = await Lot(scene, 1_200_000);
        Assert.Equal("", await scene.Host.Said(new LotPublication(lot)));
        await Observe(scene, Market);
        Assert.Contains(new Bilingual("3 次市场观测的中位数", "median of 3 market observations"), Assert.Single(await scene.Host.Ask(new LotPublication(lot))).Arguments);
        Assert.Equal("Warn:price-high", await scene.Host.Said(new LotPublication(lot)));
        await Explain(scene, lot, 1_199_999, scene.Host.Clock.GetUtcNow());
        Assert.Equal("Warn:price-high", await scene.Host.Said(new LotPublication(lot)));
        await Explain(scene, lot, 1_200_000, scene.Host.Clock.GetUtcNow());
        Assert.Equal("", await scene.Host.Said(new LotPublication(lot)));
        Assert.Equal("Block:price-too-high", await scene.Host.Said(new LotPublication(await Lot(scene, 1_400_000))));
    }

    [Theory, EachDatabase]
    public async Task A_high_price_is_a_finding_when_48_hours_pass_without_a_word_and_it_closes_with_one(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        await Observe(scene, Market, Market, Market);
        var (high, explained, tooHigh) = (await Lot(scene, 1_200_000, published: true), await Lot(scene, 1_200_000, published: true), await Lot(scene, 1_400_000, published: true));
        await Lot(scene, 1_100_000, published: true);
        var published = scene.Host.Clock.GetUtcNow();
        await Explain(scene, explained, 1_200_000, published.AddHours(1));
        scene.Host.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromTicks(10));
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Empty(await Open(scene));

        scene.Host.Clock.Advance(TimeSpan.FromTicks(10));
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal([(high, 3, "120 %", "110 %"), (tooHigh, 6, "140 %", "110 %")], (await Open(scene)).Select(row => (Lot(row), row.Points, row.Measured, row.Limit)).OrderBy(row => row.Points));
        Assert.All(await Open(scene), row => Assert.Equal((published.AddHours(48), PartyKind.Cooperative), (row.OccurredAt, row.AgainstKind)));

        // The market moves a little: the fact stays what it was.
        await Observe(scene, 990_000, 990_000, 990_000, 990_000);
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal(2, (await Open(scene)).Count);

        await Explain(scene, high, 1_200_000, scene.Host.Clock.GetUtcNow());
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal(tooHigh, Lot(Assert.Single(await Open(scene))));
    }

    [Fact]
    public async Task A_finding_closes_when_what_it_rested_on_is_withdrawn()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var rows = await Observe(scene, Market, Market, Market);
        await Lot(scene, 1_200_000, published: true);
        scene.Host.Clock.Advance(TimeSpan.FromHours(48));
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Single(await Open(scene));
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.Host.Add(new PriceWithdrawal { ObservationId = rows[0], By = "U-000001", At = scene.Host.Clock.GetUtcNow(), Reason = "错" });
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Empty(await Open(scene));
    }

    [Theory, EachDatabase]
    public async Task An_order_just_under_90_hundredths_of_the_reference_is_told_to_the_buyer_and_kept_of_the_order(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        await Observe(scene, Market, Market, Market);
        var lot = await Lot(scene, Market, published: true);
        Assert.Equal("", await scene.Host.Said(Placing(lot, 900_000)));
        Assert.Equal("Warn:price-squeezed", await scene.Host.Said(Placing(lot, 899_999)));
        var verdicts = await Asked.Weigh<NoSqueezing>(scene.Host, new Scope.Acting(Placing(lot, 899_999), scene.Host.Clock.GetUtcNow()), await Book());
        var told = Assert.Single(verdicts);
        Assert.Equal((true, 3, "89.99 %", "90 %", Party.Member(Scene.Member)), (told.OnlyTold, told.Points, told.Objection.Measured, told.Objection.Limit, told.Against!.Value));

        var (order, fine) = (await Place(scene, lot, 899_999), await Place(scene, lot, 900_000));
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        await scene.Host.Send(new EvaluateCharter(All: false));
        await scene.Host.Send(new EvaluateCharter(All: true));
        var kept = Assert.Single(await scene.Host.Do<MarketDb, List<Finding>>(db => db.Set<Finding>().Where(row => row.Rule == "CH-11").ToListAsync()));
        Assert.Equal(($"order/{order}", 3, "89.99 %", (Guid?)Scene.Member, (Guid?)Scene.Cooperative), (kept.Subject, kept.Points, kept.Measured, kept.MemberId, kept.CooperativeId));
        Assert.NotEqual(order, fine);
    }

    [Theory]
    [InlineData(110, 130, "Warn")]
    [InlineData(120, 130, "")]
    [InlineData(105, 119, "Block")]
    public async Task Another_version_judges_by_its_own_numbers(int warn, int block, string effect)
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        await Observe(scene, Market, Market, Market);
        var lot = await Lot(scene, 1_200_000);
        var verdicts = await Asked.Weigh<NoInflatedPrice>(scene.Host, new Scope.Acting(new LotPublication(lot), scene.Host.Clock.GetUtcNow()), await Book(warn, block));
        Assert.Equal(effect, string.Join(' ', verdicts.Select(verdict => verdict.Objection.Effect)));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 7)]
    [InlineData(DatabaseProvider.PostgreSql, 8)]
    public async Task What_is_said_at_the_act_is_what_the_past_says_of_it_later_on_random_histories(DatabaseProvider database, int seed)
    {
        await using var scene = await new Scene().Open(database);
        var random = new Random(seed);
        var start = scene.Host.Clock.GetUtcNow();
        var (observations, withdrawals) = (new List<object>(), new List<object>());
        for (var i = 0; i < 120; i++)
        {
            var recorded = start.AddHours(random.Next(30 * 24));
            var observation = Observation(scene, 800_000 + random.Next(400_000), Foundation.Time.ChinaTime.DayOf(recorded).AddDays(-random.Next(10)), recorded, random.Next(3) == 0 ? null : Grade.A);
            observations.Add(observation);
            if (random.Next(4) == 0) withdrawals.Add(new PriceWithdrawal { ObservationId = observation.Id, By = "U-000001", At = recorded.AddHours(random.Next(200)), Reason = "错" });
        }

        await scene.Host.Add([.. observations, .. withdrawals]);
        var (lots, said) = (new Dictionary<Guid, DateTimeOffset>(), new Dictionary<Guid, string>());
        for (var i = 0; i < 60; i++) lots[await Lot(scene, 900_000 + random.Next(700_000))] = start.AddHours(random.Next(30 * 24));
        var book = await Book();
        foreach (var (lot, at) in lots)
        {
            said[lot] = string.Join(' ', (await Asked.Weigh<NoInflatedPrice>(scene.Host, new Scope.Acting(new LotPublication(lot), at), book)).Select(verdict => $"{verdict.Objection.Effect} {verdict.Objection.Measured}"));
            await Publish(scene, lot, at);
        }

        var past = (await Asked.Weigh<NoInflatedPrice>(scene.Host, new Scope.Past(start, start.AddDays(40)), book)).ToDictionary(verdict => Guid.Parse(verdict.Objection.Subject[4..]));
        Assert.Contains(said.Values, value => value.StartsWith("Block", StringComparison.Ordinal));
        Assert.Contains(said.Values, value => value.StartsWith("Warn", StringComparison.Ordinal));
        Assert.Contains("", said.Values);
        Assert.All(lots, lot => Assert.Equal(said[lot.Key], past.TryGetValue(lot.Key, out var verdict) ? $"{verdict.Objection.Effect} {verdict.Objection.Measured}" : ""));
        Assert.All(past.Values, verdict => Assert.Equal(lots[Guid.Parse(verdict.Objection.Subject[4..])], verdict.At));

        // CH-11 likewise, of orders at another price.
        var orders = new Dictionary<string, (string? Said, DateTimeOffset At)>();
        foreach (var (lot, at) in lots)
        {
            var fen = 600_000L + random.Next(600_000);
            var told = (await Asked.Weigh<NoSqueezing>(scene.Host, new Scope.Acting(Placing(lot, fen), at), book)).SingleOrDefault();
            orders[$"order/{await Place(scene, lot, fen, at)}"] = (told?.Objection.Measured, at);
        }

        var squeezed = (await Asked.Weigh<NoSqueezing>(scene.Host, new Scope.Past(start, start.AddDays(40)), book)).ToDictionary(verdict => verdict.Objection.Subject);
        Assert.InRange(squeezed.Count, 10, 50);
        Assert.All(orders, order => Assert.Equal(order.Value.Said, squeezed.GetValueOrDefault(order.Key)?.Objection.Measured));
        Assert.All(squeezed.Values, verdict => Assert.Equal(orders[verdict.Objection.Subject].At, verdict.At));
    }

    private static async Task<Guid> Place(Scene scene, Guid lot, long fen, DateTimeOffset? at = null)
    {
        var (id, price) = (scene.NewId(), new UnitPrice(fen, WeightUnit.Kilogram));
        await scene.Host.Add(Order.Place(
            new OrderPlan
            {
                Id = id, MemberId = Scene.Member, MemberPoNumber = null, DeliverTo = "长沙", DeliverOn = Scene.Day("2026-11-30"), PaymentTerms = default, RequestedBy = "U-000004",
                ApprovalDueAt = scene.Host.Clock.GetUtcNow().AddHours(72), CharterVersion = 1,
                Lines =
                [
                    new OrderLine
                    {
                        Id = scene.NewId(), OrderId = id, Position = 0, LotId = lot, CooperativeId = Scene.Cooperative, CountyCode = Scene.Mayang, Produce = Scene.Orange, Grade = "A",
                        CertificateId = null, CertificateNo = "", Ordered = Weight.FromKilograms(1), Step = new Weight(1), TierFrom = new Weight(1), UnitPrice = price, HouseholdPrice = price,
                        PriceBasis = default, VatKind = default, TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24, CharterVersion = 1,
                    },
                ],
            },
            at ?? scene.Host.Clock.GetUtcNow()));
        return id;
    }

    private static OrderPlacing Placing(Guid lot, long fen) => new(Scene.Member, "prepaid", [new OrderedLine(lot, new Weight(1), new UnitPrice(fen, WeightUnit.Kilogram))]);

    private static Guid Lot(Finding finding) => Guid.Parse(finding.Subject["lot/".Length..]);

    private static Task<List<Finding>> Open(Scene scene) => scene.Host.Do<MarketDb, List<Finding>>(db =>
        db.Set<Finding>().Where(row => row.Rule == "CH-10" && !db.Set<FindingClosure>().Any(closure => closure.FindingId == row.Id)).OrderBy(row => row.Subject).ToListAsync());

    private static Task<CharterBook> Book(int warn = 110, int block = 130)
    {
        var version = CharterFile.Supplied().ToVersion(DateTimeOffset.UnixEpoch);
        foreach (var (name, number) in new[] { ("warn", warn), ("block", block) })
        {
            var known = version.Parameters.Single(parameter => parameter.Rule == "CH-10" && parameter.Name == name);
            version.Parameters.Remove(known);
            version.Parameters.Add(new CharterParameter
            {
                Version = known.Version, Rule = known.Rule, Name = known.Name, Position = known.Position, Label = known.Label, Number = number, Text = known.Text, Unit = known.Unit, Least = known.Least, Most = known.Most,
            });
        }

        return Task.FromResult(new CharterBook(version));
    }

    private static async Task<Guid> Lot(Scene scene, long fenPerTonne, bool published = false)
    {
        var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31"));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Lot>().Where(row => row.Id == lot).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.UnitPrice.FenPerTonne, fenPerTonne).SetProperty(row => row.UnitPrice.Per, WeightUnit.Kilogram)));
        if (published) await Publish(scene, lot, scene.Host.Clock.GetUtcNow());
        return lot;
    }

    private static Task<int> Publish(Scene scene, Guid lot, DateTimeOffset at) => scene.Host.Within<MarketDb, int>(db => db.Set<Lot>().Where(row => row.Id == lot)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, LotState.Published).SetProperty(row => row.PublishedAt, at)));

    private static async Task<List<Guid>> Observe(Scene scene, params long[] fenPerTonne)
    {
        var now = scene.Host.Clock.GetUtcNow();
        var rows = fenPerTonne.Select(fen => Observation(scene, fen, Foundation.Time.ChinaTime.DayOf(now), now, Grade.A)).ToList();
        await scene.Host.Add([.. rows]);
        return rows.ConvertAll(row => row.Id);
    }

    private static PriceObservation Observation(Scene scene, long fenPerTonne, DateOnly day, DateTimeOffset recorded, Grade? grade)
    {
        var id = scene.NewId();
        return new PriceObservation
        {
            Id = id, Market = $"市场{id:N}"[..30], Day = day, Produce = Scene.Orange, Grade = grade, Price = new UnitPrice(fenPerTonne, WeightUnit.Kilogram), Source = "公告", RecordedBy = "U-000001",
            RecordedAt = recorded, ImportId = null, Fact = id.ToString("N"), Round = 0,
        };
    }

    private static Task Explain(Scene scene, Guid lot, long fenPerTonne, DateTimeOffset at) => scene.Host.Add(new PriceExplanation
    {
        Id = scene.NewId(), LotId = lot, CooperativeId = Scene.Cooperative, Text = "有机认证，错季上市，小包装。", Price = new UnitPrice(fenPerTonne, WeightUnit.Kilogram),
        Reference = new UnitPrice(Market, WeightUnit.Kilogram), Basis = ReferenceBasis.Graded, By = "U-000002", At = at,
    });
}
