using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Applications in public notice, those that end first first.</summary>
[Anyone]
public sealed record FindNotices(string? After = null, int Limit = 50) : IQuery<Page<ApplicationRow>>;

internal sealed class FindNoticesHandler(MarketDb db, CatalogNames names) : IRequestHandler<FindNotices, Page<ApplicationRow>>
{
    public async Task<Page<ApplicationRow>> Handle(FindNotices request, CancellationToken cancellationToken)
    {
        var take = Pages.Rows(request.Limit);
        var notices = db.Set<CertificateApplication>().AsNoTracking().Where(row => row.State == ApplicationState.InNotice);
        if (Cursor.Parse(request.After) is { Day: var day, Id: var id }) notices = notices.Where(row => row.NoticeTo >= day && (row.NoticeTo > day || row.Id.CompareTo(id) > 0));
        var rows = await ApplicationRows.Read(db, notices.OrderBy(row => row.NoticeTo).ThenBy(row => row.Id).Take(take + 1), cancellationToken);
        var known = await names.Get(db, cancellationToken);
        return Pages.Of(rows.ConvertAll(row => row.ToRow(known, toAll: true)), take, row => Cursor.Of(row.NoticeTo!.Value, row.Id));
    }
}
