using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Reads what references are made of: one query for the observations of a period, of one product or of all.</summary>
public static class PriceMarket
{
    /// <param name="db">The database.</param>
    /// <param name="produce">The products' bands, by code.</param>
    /// <param name="codes">Only these products; null: all.</param>
    /// <param name="first">The first day for which a reference will be asked.</param>
    /// <param name="last">The last one.</param>
    /// <param name="days">So many days count for one reference.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<MarketPrices> Read(
        MarketDb db, IReadOnlyDictionary<string, ProduceFact> produce, IReadOnlyCollection<string>? codes, DateOnly first, DateOnly last, int days, CancellationToken cancellation)
    {
        var from = first.AddDays(1 - days);
        var observations = db.PriceObservations().Where(row => row.Day >= from && row.Day <= last);
        if (codes is not null) observations = observations.Where(row => codes.Contains(row.Produce));
        return new MarketPrices(await observations.ToListAsync(cancellation), produce);
    }

    /// <summary>How this version of the charter makes references.</summary>
    public static ReferenceTerms References(this CharterTerms terms) => new(terms.ReferenceDays, terms.ReferenceObservations);
}
