using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Regions;

/// <summary>All county-level divisions of the province, by code, with their places on the map.</summary>
[Anyone]
public sealed record FindCounties : IQuery<IReadOnlyList<CountyFact>>;

internal sealed class FindCountiesHandler(MarketDb db) : IRequestHandler<FindCounties, IReadOnlyList<CountyFact>>
{
    public async Task<IReadOnlyList<CountyFact>> Handle(FindCounties request, CancellationToken cancellationToken) =>
        await db.Counties().OrderBy(county => county.Code).ToListAsync(cancellationToken);
}
