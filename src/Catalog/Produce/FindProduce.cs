using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>The products of the catalogue, by code; about a hundred.</summary>
[Anyone]
public sealed record FindProduce(string? County = null) : IQuery<IReadOnlyList<ProduceFact>>;

internal sealed class FindProduceHandler(MarketDb db, CatalogNames names) : IRequestHandler<FindProduce, IReadOnlyList<ProduceFact>>
{
    public async Task<IReadOnlyList<ProduceFact>> Handle(FindProduce request, CancellationToken cancellationToken)
    {
        var known = await names.Get(db, cancellationToken);
        return [.. known.Produce.Values.Where(kind => request.County is null || kind.CountyCode == request.County).OrderBy(kind => kind.Code, StringComparer.Ordinal)];
    }
}
