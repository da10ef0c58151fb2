using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>
/// Holds these lots until the transaction ends: send it before reading <see cref="CatalogFacts.Offers"/> for an allocation that <see cref="PromiseOffers"/> then writes, and
/// two approvals over one lot wait for each other instead of failing.
/// </summary>
[WithinAct]
public sealed record LockLots(IReadOnlyList<Guid> LotIds) : ICommand<Done>;

internal sealed class LockLotsHandler(MarketDb db) : IRequestHandler<LockLots, Done>
{
    public async Task<Done> Handle(LockLots request, CancellationToken cancellationToken)
    {
        await LotRows.Lock(db, request.LotIds, cancellationToken);
        return default;
    }
}
