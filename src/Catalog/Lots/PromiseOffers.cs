using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>A weight of a household.</summary>
public sealed record HouseholdWeight(string HouseholdCode, Weight Weight);

/// <summary>
/// Writes shares onto the households' offers in lots; the lots themselves are reserved and locked already (<see cref="LockLots"/>). Refused with <c>catalog.offer-changed</c> (409) when a household no longer offers that much.
/// </summary>
[WithinAct]
public sealed record PromiseOffers(IReadOnlyList<OfferWeight> Shares) : ICommand<Done>;

internal sealed class PromiseOffersHandler(MarketDb db) : IRequestHandler<PromiseOffers, Done>
{
    public async Task<Done> Handle(PromiseOffers request, CancellationToken cancellationToken)
    {
        await OfferRows.Change(db, OfferRows.Promise, request.Shares, cancellationToken);
        return default;
    }
}
