using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog.Prices;

/// <summary>The products whose prices one may enter, by code: the office all, a reviewer what the county grows.</summary>
[Allowed(Roles.Administrator, Roles.CountyReviewer)]
public sealed record FindOwnProduce : IQuery<IReadOnlyList<ProduceFact>>;

internal sealed class FindOwnProduceHandler(MarketDb db, CatalogNames names, CurrentActor actor) : IRequestHandler<FindOwnProduce, IReadOnlyList<ProduceFact>>
{
    public async Task<IReadOnlyList<ProduceFact>> Handle(FindOwnProduce request, CancellationToken cancellationToken)
    {
        var known = await names.Get(db, cancellationToken);
        return [.. known.Produce.Values.Where(kind => actor.Is(Roles.Administrator) || kind.CountyCode == actor.Value.CountyCode).OrderBy(kind => kind.Code, StringComparer.Ordinal)];
    }
}
