using System.Collections.Concurrent;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Prices;

/// <summary>A product's observations that count today, and the charter in force: kept for five seconds, so that lots at which many look do not ask for them each time.</summary>
internal sealed class ReferencesKept(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>How a price stands to what was known some seconds ago; null when nothing is known to compare with.</summary>
    public async ValueTask<LotPrice?> Compare(
        MarketDb db, CatalogNames.Kept names, ICharter charter, string produce, Grade grade, PriceSplit price, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!kept.TryGetValue(produce, out var known) || now - known.At >= Life || ChinaTime.DayOf(known.At) != ChinaTime.DayOf(now))
        {
            var (terms, today) = (await charter.Terms(now, cancellation), ChinaTime.DayOf(now));
            known = kept[produce] = new Kept(now, terms, await PriceMarket.Read(db, names.Produce, [produce], today, today, terms.ReferenceDays, cancellation));
        }

        return LotPrice.Of(names, known.Market, known.Terms, known.At, produce, grade, price);
    }

    private sealed record Kept(DateTimeOffset At, CharterTerms Terms, MarketPrices Market);
}
