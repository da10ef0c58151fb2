using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The seals, the newest first.</summary>
/// <param name="Before">The number of the last seal of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record FindSeals(long? Before = null, int Limit = 50) : IQuery<SealPage>;

/// <param name="Items">The seals.</param>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record SealPage(IReadOnlyList<SealRow> Items, long? Next);

/// <summary>A seal as the export shows it; digests in hexadecimal.</summary>
/// <param name="N">From 1.</param>
/// <param name="First">Seq of its first entry.</param>
/// <param name="Last">Seq of its last entry.</param>
/// <param name="Root">Merkle root over the leaves.</param>
/// <param name="Previous">The hash of the seal before; null of the first.</param>
/// <param name="SealedAt">When it was made.</param>
/// <param name="Hash">What is published.</param>
public sealed record SealRow(long N, long First, long Last, string Root, string? Previous, DateTimeOffset SealedAt, string Hash)
{
    internal static SealRow Of(Seal seal) => new(
        seal.N, seal.First, seal.Last, Convert.ToHexStringLower(seal.Root), seal.Previous is null ? null : Convert.ToHexStringLower(seal.Previous), seal.SealedAt,
        Convert.ToHexStringLower(seal.Hash));
}

internal sealed class FindSealsHandler(MarketDb db) : IRequestHandler<FindSeals, SealPage>
{
    public async Task<SealPage> Handle(FindSeals request, CancellationToken cancellationToken)
    {
        var limit = Pages.Rows(request.Limit);
        var seals = db.Set<Seal>().AsNoTracking();
        if (request.Before is { } before) seals = seals.Where(seal => seal.N < before);
        var rows = await seals.OrderByDescending(seal => seal.N).Take(limit + 1).ToListAsync(cancellationToken);
        return new SealPage([.. rows.Take(limit).Select(SealRow.Of)], rows.Count > limit ? rows[limit - 1].N : null);
    }
}
