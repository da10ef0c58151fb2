using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>What each household has in a lot, by household code: for its cooperative, its county's reviewers and staff. Empty for others.</summary>
/// <param name="After">The last household's code of the page before.</param>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record OffersIn(Guid LotId, string? After = null, int Limit = 100) : IQuery<Page<OfferRow>>;

/// <summary>One household's part in a lot.</summary>
public sealed record OfferRow(string HouseholdCode, Weight Offered, Weight Promised, Weight Dispatched, Weight Withdrawn);

internal sealed class OffersInHandler(MarketDb db, CurrentActor actor) : IRequestHandler<OffersIn, Page<OfferRow>>
{
    public async Task<Page<OfferRow>> Handle(OffersIn request, CancellationToken cancellationToken)
    {
        var (take, own, county) = (Pages.Rows(request.Limit), actor.Value.OrganisationId, actor.Value.CountyCode);
        var lots = db.Set<Lot>().Where(lot => lot.Id == request.LotId);
        if (!actor.Is(Roles.Administrator) && !actor.Is(Roles.Auditor))
        {
            lots = actor.Is(Roles.CountyReviewer) ? lots.Where(lot => lot.CountyCode == county) : lots.Where(lot => lot.CooperativeId == own);
        }

        var offers = db.Set<Offer>().AsNoTracking().Where(offer => lots.Any(lot => lot.Id == offer.LotId));
        if (request.After is { Length: > 0 } after) offers = offers.Where(offer => string.Compare(offer.HouseholdCode, after) > 0);
        var rows = await offers.OrderBy(offer => offer.HouseholdCode).Take(take + 1)
            .Select(offer => new OfferRow(offer.HouseholdCode, offer.Offered, offer.Promised, offer.Dispatched, offer.Withdrawn)).ToListAsync(cancellationToken);
        if (rows.Count <= take) return new Page<OfferRow>(rows, null);
        rows.RemoveRange(take, rows.Count - take);
        return new Page<OfferRow>(rows, rows[^1].HouseholdCode);
    }
}
