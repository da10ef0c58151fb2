using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>How many certificates are valid today, by product, the most first. For everybody.</summary>
[Anyone]
public sealed record CountCertifiedProducts : IQuery<CertifiedCounts>;

/// <summary>The register of products in numbers.</summary>
/// <param name="Counties">In so many counties.</param>
public sealed record CertifiedCounts(int Certificates, int Counties, IReadOnlyList<CertifiedCount> Products);

/// <summary>A product.</summary>
public sealed record CertifiedCount(Named Produce, int Certificates);

internal sealed class CountCertifiedProductsHandler(MarketDb db, CatalogNames names, TimeProvider clock) : IRequestHandler<CountCertifiedProducts, CertifiedCounts>
{
    public async Task<CertifiedCounts> Handle(CountCertifiedProducts request, CancellationToken cancellationToken)
    {
        var counts = await db.Certificates().ValidOn(clock.Today()).GroupBy(row => new { row.Produce, row.CountyCode }).Select(row => new { row.Key.Produce, row.Key.CountyCode, Count = row.Count() })
            .ToListAsync(cancellationToken);
        var known = await names.Get(db, cancellationToken);
        return new CertifiedCounts(
            counts.Sum(row => row.Count), counts.Select(row => row.CountyCode).Distinct().Count(),
            [.. counts.GroupBy(row => row.Produce).Select(kind => new CertifiedCount(known.OfProduce(kind.Key), kind.Sum(row => row.Count)))
                .OrderByDescending(kind => kind.Certificates).ThenBy(kind => kind.Produce.Code, StringComparer.Ordinal)]);
    }
}
