using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The lots of the reviewer's county that wait for review, longest waiting first.</summary>
[Allowed(Roles.CountyReviewer)]
public sealed record LotsToReview(string? After = null, int Limit = 50) : IQuery<Page<LotCard>>;

internal sealed class LotsToReviewHandler(MarketDb db, CatalogNames names, CurrentActor actor, TimeProvider clock) : IRequestHandler<LotsToReview, Page<LotCard>>
{
    public async Task<Page<LotCard>> Handle(LotsToReview request, CancellationToken cancellationToken)
    {
        var (county, take) = (actor.County, Pages.Rows(request.Limit));
        var lots = db.Set<Lot>().AsNoTracking().Where(lot => lot.State == LotState.InReview && lot.CountyCode == county);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) lots = lots.Where(lot => lot.SubmittedAt >= at && (lot.SubmittedAt > at || lot.Id.CompareTo(id) > 0));
        var rows = await lots.OrderBy(lot => lot.SubmittedAt).ThenBy(lot => lot.Id).Take(take + 1).Select(LotRow.Of).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.SubmittedAt!.Value, row.Id)).ToCards(await names.Get(db, cancellationToken), clock.Today(), toAll: false);
    }
}
