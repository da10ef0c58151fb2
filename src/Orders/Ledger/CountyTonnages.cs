using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>What the map shows: the public table by county, with the counties' places. The row of small groups has none.</summary>
/// <param name="AsOf">What was recorded by then; null: now.</param>
[Anyone]
public sealed record CountyTonnages(DateTimeOffset? AsOf = null) : IQuery<IReadOnlyList<CountyTonnage>>;

/// <summary>A county's circle.</summary>
/// <param name="County">Null of the row <c>other</c>.</param>
/// <param name="Accepted">Accepted weight.</param>
/// <param name="Households">Null when under ten.</param>
/// <param name="Groups">Counties in the row.</param>
public sealed record CountyTonnage(CountyFact? County, Weight Accepted, int? Households, int Groups);

internal sealed class CountyTonnagesHandler(MarketDb db, PublicTonnage published, TimeProvider clock) : IRequestHandler<CountyTonnages, IReadOnlyList<CountyTonnage>>
{
    public async Task<IReadOnlyList<CountyTonnage>> Handle(CountyTonnages request, CancellationToken cancellationToken)
    {
        var table = await published.Table(TonnageBy.County, null, null, AsOf.Of(request.AsOf, clock.GetUtcNow()), cancellationToken);
        var counties = await db.Counties().ToDictionaryAsync(county => county.Code, cancellationToken);
        return [.. table.Rows.Where(row => row.Sum.Accepted.Grams != 0).Select(row => new CountyTonnage(counties.GetValueOrDefault(row.Key), row.Sum.Accepted, row.Households, row.Groups))];
    }
}
