using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>What one version says otherwise than another; null when one of them does not exist.</summary>
[Anyone]
public sealed record CompareCharters(int From, int To) : IQuery<IReadOnlyList<CharterDifference>?>;

internal sealed class CompareChartersHandler(MarketDb db) : IRequestHandler<CompareCharters, IReadOnlyList<CharterDifference>?>
{
    public async Task<IReadOnlyList<CharterDifference>?> Handle(CompareCharters request, CancellationToken cancellationToken)
    {
        var versions = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters)
            .Where(row => row.Number == request.From || row.Number == request.To).ToDictionaryAsync(row => row.Number, cancellationToken);
        return versions.TryGetValue(request.From, out var one) && versions.TryGetValue(request.To, out var other) ? CharterDifference.Between(one, other) : null;
    }
}
