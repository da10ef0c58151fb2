using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>How one lot of the demo comes about: the liaisons record, the cooperative bundles and asks, the county lets it go public the next morning.</summary>
internal sealed class DemoListing(DemoTrade trade, Stage stage, DemoCounty county, ProduceFact kind, Grade grade, DateOnly harvested, Random random, int? hundredths = null)
{
    private readonly UnitPrice price = DemoProduce.Price(kind, random, hundredths);
    private readonly Weight step = DemoProduce.Step(kind);
    private readonly DateOnly spoils = harvested.AddDays(kind.ShelfLifeDays);

    private string Title => grade == Grade.A ? $"{kind.NameZh} 精选" : $"{kind.NameZh} 食堂装";

    /// <summary>What each household has; the cooperative has not bundled it yet.</summary>
    public async Task<IReadOnlyList<Guid>> Record(CancellationToken cancellation)
    {
        var (stocks, median) = (new List<Guid>(), DemoProduce.MedianKilograms(kind));
        foreach (var household in county.Households)
        {
            stage.Clock.Now = stage.Clock.Now.AddMinutes(2);
            var kilograms = Kilograms(median) / Math.Max(1, step.Grams / 1000) * Math.Max(1, step.Grams / 1000);
            var recorded = await stage.Send(
                household.Liaison,
                new RecordStock(household.Code, kind.Code, grade, Weight.FromKilograms(Math.Max(kilograms, step.Grams / 1000)), price.Share(65 + random.Next(6)), harvested, spoils, "家中库房"),
                cancellation);
            stocks.Add(recorded.Id);
        }

        // Somebody else looks the next day; here and there too late.
        var isLate = county.Code != DemoPeople.Home && county.Code[^1] == '4' && grade == Grade.A;
        trade.At(stage.Clock.Now.AddHours(isLate ? 80 : 19), token => stage.Send(county.Reviewer, new CheckStocks(stocks, true), token));

        return stocks;
    }

    /// <summary>Bundled at once; three hours later the county is asked. Answers the lot.</summary>
    public async Task<Guid> Ask(string certificate, CancellationToken cancellation)
    {
        var recorded = stage.Clock.Now;
        var stocks = await Record(cancellation);
        var minimum = Weight.FromKilograms(DemoProduce.MedianKilograms(kind) >= 600 ? 100 : 10);
        var tiers = new[] { (From: minimum.Grams * 10, Hundredths: 97), (From: minimum.Grams * 30, Hundredths: 94) }
            .Select(tier => new Tier(new Weight(tier.From), price.Share(tier.Hundredths))).ToList();
        var lot = await stage.Send(
            county.Clerk,
            new CreateLot(stocks, Title, price, price.Share(72), tiers, minimum, step, certificate, DemoProduce.Packaging(kind), null),
            cancellation);
        trade.At(recorded.AddHours(3), token => stage.Send(county.Clerk, new PublishLot(lot), token));
        return lot;
    }

    /// <summary>Asked for, and approved the next morning unless it has spoiled by then.</summary>
    public async Task List(string certificate, List<DemoLot> lots, CancellationToken cancellation)
    {
        var recorded = stage.Clock.Now;
        var lot = await Ask(certificate, cancellation);
        trade.At(recorded.AddHours(20), async token =>
        {
            if (spoils < ChinaTime.DayOf(stage.Clock.Now)) return;
            await stage.Send(county.Reviewer, new ReviewLot(lot, true), token);
            lots.Add(new DemoLot(lot, county, kind, step, stage.Clock.Now, spoils));
        });
    }

    private long Kilograms(long median) =>
        Math.Clamp((long)(median * Math.Exp(0.5 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))), median / 4, median * 3);
}
