using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The cooperative's own lots in all states, newest first, with full figures.</summary>
[Allowed(Roles.Cooperative)]
public sealed record LotsOf(LotState? State = null, string? After = null, int Limit = 50) : IQuery<Page<LotCard>>;

/// <summary>The lots of the reviewer's county that wait for review, longest waiting first.</summary>
[Allowed(Roles.CountyReviewer)]
public sealed record LotsToReview(string? After = null, int Limit = 50) : IQuery<Page<LotCard>>;

internal sealed class LotsOfHandler(MarketDb db, CatalogNames names, CurrentActor actor, TimeProvider clock) : IRequestHandler<LotsOf, Page<LotCard>>, IRequestHandler<LotsToReview, Page<LotCard>>
{
    public Task<Page<LotCard>> Handle(LotsOf request, CancellationToken cancellationToken)
    {
        var own = actor.Organisation;
        var lots = db.Set<Lot>().Where(lot => lot.CooperativeId == own);
        if (request.State is { } state) lots = lots.Where(lot => lot.State == state);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) lots = lots.Where(lot => lot.CreatedAt <= at && (lot.CreatedAt < at || lot.Id.CompareTo(id) < 0));
        return Read(lots.OrderByDescending(lot => lot.CreatedAt).ThenByDescending(lot => lot.Id), lot => lot.CreatedAt, request.Limit, cancellationToken);
    }

    public Task<Page<LotCard>> Handle(LotsToReview request, CancellationToken cancellationToken)
    {
        var county = actor.County;
        var lots = db.Set<Lot>().Where(lot => lot.State == LotState.InReview && lot.CountyCode == county);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) lots = lots.Where(lot => lot.SubmittedAt >= at && (lot.SubmittedAt > at || lot.Id.CompareTo(id) > 0));
        return Read(lots.OrderBy(lot => lot.SubmittedAt).ThenBy(lot => lot.Id), lot => lot.SubmittedAt!.Value, request.Limit, cancellationToken);
    }

    private async Task<Page<LotCard>> Read(IQueryable<Lot> lots, System.Linq.Expressions.Expression<Func<Lot, DateTimeOffset>> key, int limit, CancellationToken cancellation)
    {
        var (take, today) = (Pages.Rows(limit), clock.Today());
        var rows = await lots.AsNoTracking().Take(take + 1).Select(LotRow.Of).ToListAsync(cancellation);
        var keys = rows.Count > take ? await lots.Where(lot => lot.Id == rows[take - 1].Id).Select(key).SingleAsync(cancellation) : default;
        var page = Pages.Of(rows, take, row => Cursor.Of(keys, row.Id));
        var known = await names.Get(db, cancellation);
        return new Page<LotCard>([.. page.Items.Select(row => row.ToCard(known, today, toAll: false))], page.Next);
    }
}
