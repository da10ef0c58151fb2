using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Recomputes everything from the entries in the database: their form, their leaves, the seals and their chain, the sum of grams, the roll-ups. Streams with a few
/// megabytes of memory. The first thing wrong is named as <c>entry 0199…: …</c>, <c>seal 3: …</c> or <c>roll-up …</c>.
/// </summary>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record VerifyLedger : IQuery<LedgerVerdict>;

internal sealed class VerifyLedgerHandler(MarketDb db) : IRequestHandler<VerifyLedger, LedgerVerdict>
{
    private long entries;
    private Int128 grams;
    private SealLine? head;

    public async Task<LedgerVerdict> Handle(VerifyLedger request, CancellationToken cancellationToken)
    {
        string? broken;
        await using (var ledger = await LedgerReader.Open(db, cancellationToken))
        await using (var beside = await ledger.Beside(cancellationToken))
        {
            // The database sums while the entries are hashed here.
            var sums = beside is null ? null : Task.Run(() => RollUps(beside), CancellationToken.None);
            try
            {
                broken = Sealed(ledger, cancellationToken) ?? Unsealed(ledger, cancellationToken);
            }
            finally
            {
                if (sums is not null) await ((Task)sums).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            broken ??= sums is null ? RollUps(ledger) : await sums;
        }

        broken ??= await References(cancellationToken);
        return new LedgerVerdict(entries, (long)Int128.Clamp(grams, long.MinValue, long.MaxValue), head?.N ?? 0, broken, head?.Hash);
    }

    private string? Sealed(LedgerReader ledger, CancellationToken cancellation)
    {
        var seals = new Queue<SealLine>(ledger.Seals());
        var tree = new MerkleTree();
        var due = 1L;
        foreach (var row in ledger.Sealed())
        {
            if ((due & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (row.Seq != due) return $"entry with seq {due}: it is missing before entry {row.EntryId}";
            if (row.Entry is not { } entry) return $"entry {row.EntryId}: it is missing, seq {row.Seq}";
            if (Fault(entry) is { } fault) return $"entry {entry.Id}: {fault}";
            if (entry.Line(row.Seq).LeafHash() != row.Leaf) return $"entry {entry.Id}: it is not what was sealed as seq {row.Seq}";
            Count(entry);
            tree.Add(row.Leaf);
            due++;
            while (seals.TryPeek(out var seal) && seal.Last < due)
            {
                if (seal.Fault(head, tree.Root) is { } wrong) return $"seal {seal.N}: {wrong}";
                head = seals.Dequeue();
                tree = new MerkleTree();
            }
        }

        if (seals.TryPeek(out var left)) return left.Fault(head, tree.Root) is { } wrong ? $"seal {left.N}: {wrong}" : $"entry with seq {due}: it is missing under seal {left.N}";
        return tree.Count > 0 ? $"seal {(head?.N ?? 0) + 1}: entries from {due - tree.Count} to {due - 1} stand under no seal" : null;
    }

    private string? Unsealed(LedgerReader ledger, CancellationToken cancellation)
    {
        foreach (var entry in ledger.Unsealed())
        {
            if ((entries & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (Fault(entry) is { } fault) return $"entry {entry.Id}: {fault}";
            Count(entry);
        }

        return entries == ledger.Count<LedgerEntry>() ? null : "entry: some were read twice or not at all";
    }

    // Buyer and counted kind stand in no export line and under no seal: they must agree with the lorry and with the entry that is corrected.
    private async Task<string?> References(CancellationToken cancellation)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var all = db.Set<LedgerEntry>().AsNoTracking();
        var buyer = await (from entry in all join dispatch in db.Set<Dispatch>() on entry.DispatchId equals dispatch.Id where entry.MemberId != dispatch.MemberId select (Guid?)entry.Id)
            .FirstOrDefaultAsync(cancellation);
        if (buyer is not null) return $"entry {buyer}: its buyer is not that of its dispatch";
        var lost = await all.Where(entry => entry.Corrects != null && !all.Any(other => other.Id == entry.Corrects && other.Type == entry.CountsAs))
            .Select(entry => (Guid?)entry.Id).FirstOrDefaultAsync(cancellation);
        if (lost is not null) return $"entry {lost}: it corrects no entry of the kind toward which it counts";
        var places = db.Set<SealedEntry>().AsNoTracking();
        var early = await (from entry in all
                           where entry.Corrects != null
                           join place in places on entry.Id equals place.EntryId
                           join corrected in places on entry.Corrects equals corrected.EntryId
                           where corrected.Seq >= place.Seq
                           select (Guid?)entry.Id).FirstOrDefaultAsync(cancellation);
        return early is null ? null : $"entry {early}: it corrects an entry that stands behind it";
    }

    private static string? RollUps(LedgerReader ledger) => LedgerSql.Shapes.SelectMany(shape => ledger.Differences(shape, 1)).FirstOrDefault()?.ToString();

    private void Count(LedgerEntry entry)
    {
        entries++;
        grams += entry.Weight.Grams;
    }

    private static string? Fault(LedgerEntry entry)
    {
        var correction = entry.Type == EntryType.Corrected;
        if (entry.Type is < EntryType.Dispatched or > EntryType.Corrected) return "it is of no kind";
        if (correction != entry.Corrects.HasValue) return "corrections, and only they, name the entry that they correct";
        if (correction ? entry.CountsAs is < EntryType.Dispatched or > EntryType.Returned : entry.CountsAs != entry.Type) return "it counts toward another kind";
        if (correction ? entry.Weight.Grams == 0 : entry.Weight.Grams <= 0) return "grams are not positive";
        if (entry.OccurredAt.UtcTicks % TimeSpan.TicksPerMillisecond != 0 || entry.RecordedAt.UtcTicks % TimeSpan.TicksPerMillisecond != 0) return "its instants are finer than was recorded";
        return entry.OccurredOn == ChinaTime.DayOf(entry.OccurredAt) && entry.RecordedOn == ChinaTime.DayOf(entry.RecordedAt) ? null : "its days are not those of its instants";
    }
}
