using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The public register of certified products, latest end first.</summary>
/// <param name="ValidOn">Only those valid on this day; null: those that have ended and those that were removed as well.</param>
[Anyone]
public sealed record FindCertifiedProducts(string? Produce = null, string? County = null, DateOnly? ValidOn = null, string? After = null, int Limit = 50) : IQuery<Page<CertificateRow>>;

internal sealed class FindCertifiedProductsHandler(MarketDb db) : IRequestHandler<FindCertifiedProducts, Page<CertificateRow>>
{
    public async Task<Page<CertificateRow>> Handle(FindCertifiedProducts request, CancellationToken cancellationToken)
    {
        var take = Pages.Rows(request.Limit);
        var certificates = db.Certificates();
        if (request.Produce is { } produce) certificates = certificates.Where(row => row.Produce == produce);
        if (request.County is { } county) certificates = certificates.Where(row => row.CountyCode == county);
        if (request.ValidOn is { } day) certificates = certificates.ValidOn(day);
        if (Cursor.Parse(request.After) is { Day: var last, Id: var id }) certificates = certificates.Where(row => row.ValidTo <= last && (row.ValidTo < last || row.Id.CompareTo(id) < 0));
        var rows = await CertificateRows.Of(db, certificates.OrderByDescending(row => row.ValidTo).ThenByDescending(row => row.Id).Take(take + 1))
            .OrderByDescending(row => row.ValidTo).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.ValidTo, row.Id));
    }
}
