using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>One entry with its papers, what corrects it and the seal over it; null when there is none.</summary>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record GetEntry(Guid Id) : IQuery<EntryPage?>;

/// <param name="Entry">The entry.</param>
/// <param name="MemberName">The buyer.</param>
/// <param name="LeafHash">Its leaf under the seal, in hexadecimal; null while it is not sealed.</param>
/// <param name="Seal">The seal over it, or null.</param>
/// <param name="Corrections">Entries that correct this one, in the order of recording.</param>
public sealed record EntryPage(EntryRow Entry, string MemberName, string? LeafHash, SealRow? Seal, IReadOnlyList<EntryRow> Corrections);

internal sealed class GetEntryHandler(MarketDb db) : IRequestHandler<GetEntry, EntryPage?>
{
    public async Task<EntryPage?> Handle(GetEntry request, CancellationToken cancellationToken)
    {
        var all = db.Set<LedgerEntry>().AsNoTracking();
        var entry = await EntryRows.Of(db, all.Where(row => row.Id == request.Id)).SingleOrDefaultAsync(cancellationToken);
        if (entry is null) return null;
        var member = await db.Organisations().Where(row => row.Id == entry.MemberId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        var corrections = await EntryRows.Of(db, all.Where(row => row.Corrects == entry.Id).OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).Take(Cursor.MostRows))
            .ToListAsync(cancellationToken);
        var place = await db.Set<SealedEntry>().AsNoTracking().SingleOrDefaultAsync(row => row.EntryId == entry.Id, cancellationToken);
        var seal = place is null ? null
            : await db.Set<Seal>().AsNoTracking().SingleOrDefaultAsync(row => row.First <= place.Seq && row.Last >= place.Seq, cancellationToken);
        return new EntryPage(entry, member ?? "", place is null ? null : Convert.ToHexStringLower(place.LeafHash), seal is null ? null : SealRow.Of(seal), corrections);
    }
}
