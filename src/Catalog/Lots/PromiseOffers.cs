using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>A weight of a household.</summary>
public sealed record HouseholdWeight(string HouseholdCode, Weight Weight);

/// <summary>
/// Writes shares onto the households' offers in a lot; the lot itself is reserved already. Refused with <c>catalog.offer-changed</c> (409) when a household no longer offers that much.
/// </summary>
[WithinAct]
public sealed record PromiseOffers(Guid LotId, IReadOnlyList<HouseholdWeight> Shares) : ICommand<Done>;

internal sealed class PromiseOffersHandler(MarketDb db) : IRequestHandler<PromiseOffers, Done>
{
    public async Task<Done> Handle(PromiseOffers request, CancellationToken cancellationToken)
    {
        await OfferRows.Change(db, OfferRows.Promise, request.LotId, request.Shares, cancellationToken);
        return default;
    }
}
