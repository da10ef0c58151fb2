using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Takes shares back from the households' offers in a lot; what a household no longer has is withdrawn with it.</summary>
[WithinAct]
public sealed record ReleaseOffers(Guid LotId, IReadOnlyList<HouseholdWeight> Shares) : ICommand<Done>;

internal sealed class ReleaseOffersHandler(MarketDb db, LotRest rest) : IRequestHandler<ReleaseOffers, Done>
{
    public async Task<Done> Handle(ReleaseOffers request, CancellationToken cancellationToken)
    {
        // The lot before its offers, as everywhere: acts over one lot wait for each other and never block each other.
        await LotRows.Lock(db, [request.LotId], cancellationToken);
        await OfferRows.Change(db, OfferRows.Release, request.Shares.Select(share => new OfferWeight(request.LotId, share.HouseholdCode, share.Weight)), cancellationToken);
        var ended = await db.Set<Lot>().AnyAsync(lot => lot.Id == request.LotId && (lot.State == LotState.Expired || lot.State == LotState.Withdrawn), cancellationToken);
        if (ended && await LotRows.GetLocked(db, request.LotId, cancellationToken) is { } lot) await rest.GiveBack(lot, cancellationToken);
        return default;
    }
}
