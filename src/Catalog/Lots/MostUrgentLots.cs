using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The lots on sale that spoil first.</summary>
[Anyone]
public sealed record MostUrgentLots(int Count) : IQuery<IReadOnlyList<LotCard>>;

internal sealed class MostUrgentLotsHandler(MarketDb db, CatalogNames names, TimeProvider clock) : IRequestHandler<MostUrgentLots, IReadOnlyList<LotCard>>
{
    public async Task<IReadOnlyList<LotCard>> Handle(MostUrgentLots request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var rows = await db.Set<Lot>().OnSale(today).OrderBy(lot => lot.SpoilsOn).ThenBy(lot => lot.Id).Take(Pages.Rows(request.Count)).Select(LotRow.Of).ToListAsync(cancellationToken);
        var known = await names.Get(db, cancellationToken);
        return [.. rows.Select(row => row.ToCard(known, today, toAll: true))];
    }
}
