using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>How many lots are on sale in each county and of each produce, for filters and the map.</summary>
[Anyone]
public sealed record LotFacets : IQuery<LotCounts>;

/// <summary>Counts of lots on sale, most first.</summary>
public sealed record LotCounts(IReadOnlyList<LotCount> Counties, IReadOnlyList<LotCount> Produce);

/// <summary>How many lots, and how much of them is free.</summary>
public sealed record LotCount(Named What, int Lots, Weight Free);

internal sealed class LotFacetsHandler(MarketDb db, CatalogNames names, TimeProvider clock) : IRequestHandler<LotFacets, LotCounts>
{
    public async Task<LotCounts> Handle(LotFacets request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        // A few thousand groups at most: both lists come from one pass over the lots.
        var groups = await db.Set<Lot>().OnSale(today)
            .GroupBy(lot => new { lot.CountyCode, lot.Produce })
            .Select(group => new { group.Key.CountyCode, group.Key.Produce, Lots = group.Count(), Free = group.Sum(lot => lot.Free.Grams) }).ToListAsync(cancellationToken);
        var known = await names.Get(db, cancellationToken);
        return new LotCounts(
            [.. groups.GroupBy(row => row.CountyCode, StringComparer.Ordinal)
                .Select(rows => new LotCount(known.OfCounty(rows.Key), rows.Sum(row => row.Lots), new Weight(rows.Sum(row => row.Free))))
                .OrderByDescending(count => count.Lots).ThenBy(count => count.What.Code, StringComparer.Ordinal)],
            [.. groups.GroupBy(row => row.Produce, StringComparer.Ordinal)
                .Select(rows => new LotCount(known.OfProduce(rows.Key), rows.Sum(row => row.Lots), new Weight(rows.Sum(row => row.Free))))
                .OrderByDescending(count => count.Lots).ThenBy(count => count.What.Code, StringComparer.Ordinal)]);
    }
}
