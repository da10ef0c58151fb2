using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The cooperative's own lots in all states, newest first, with full figures.</summary>
[Allowed(Roles.Cooperative)]
public sealed record LotsOf(LotState? State = null, string? After = null, int Limit = 50) : IQuery<Page<LotCard>>;

internal sealed class LotsOfHandler(MarketDb db, CatalogNames names, CurrentActor actor, TimeProvider clock) : IRequestHandler<LotsOf, Page<LotCard>>
{
    public async Task<Page<LotCard>> Handle(LotsOf request, CancellationToken cancellationToken)
    {
        var (own, take) = (actor.Organisation, Pages.Rows(request.Limit));
        var lots = db.Set<Lot>().AsNoTracking().Where(lot => lot.CooperativeId == own);
        if (request.State is { } state) lots = lots.Where(lot => lot.State == state);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) lots = lots.Where(lot => lot.CreatedAt <= at && (lot.CreatedAt < at || lot.Id.CompareTo(id) < 0));
        var rows = await lots.OrderByDescending(lot => lot.CreatedAt).ThenByDescending(lot => lot.Id).Take(take + 1).Select(LotRow.Of).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.CreatedAt, row.Id)).ToCards(await names.Get(db, cancellationToken), clock.Today(), toAll: false);
    }
}
