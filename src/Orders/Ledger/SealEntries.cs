using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Gives every unsealed entry its place in the sequence and seals them, chained to the newest seal. Originals come by the instant of recording, corrections behind
/// them, so that what is corrected always stands earlier. Each round is one transaction; unique keys refuse a second sealing of anything.
/// </summary>
/// <param name="PerSeal">Entries under one seal at most.</param>
/// <returns>How many entries were sealed.</returns>
[SystemOnly]
public sealed record SealEntries(int PerSeal = SealEntries.Most) : IQuery<int>
{
    /// <summary>16,000: a proof of an entry is 14 digests long.</summary>
    public const int Most = 16_000;
}

internal sealed class SealEntriesHandler(MarketDb db, UnitOfWork work, LedgerTurns turns, TimeProvider clock) : IRequestHandler<SealEntries, int>
{
    private const int SealsPerRound = 5;

    public async Task<int> Handle(SealEntries request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.PerSeal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.PerSeal, SealEntries.Most);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var (all, last) = (0, 0);
        do
        {
            last = await work.Run(token => Round(request.PerSeal, token), cancellationToken);
            all += last;
        }
        while (last == request.PerSeal * SealsPerRound);
        return all;
    }

    private async Task<int> Round(int perSeal, CancellationToken cancellation)
    {
        await turns.Take(LedgerTurn.Sealing, cancellation);
        var now = TonnageLedger.WholeMilliseconds(clock.GetUtcNow());
        var previous = (await db.Set<Seal>().AsNoTracking().OrderByDescending(seal => seal.N).FirstOrDefaultAsync(cancellation))?.Line;
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Unsealed(db).Take(perSeal * SealsPerRound).ToListAsync(cancellation);
        foreach (var batch in entries.Chunk(perSeal))
        {
            var tree = new MerkleTree();
            var seq = previous?.Last ?? 0;
            foreach (var entry in batch)
            {
                var leaf = entry.Line(++seq).LeafHash();
                tree.Add(leaf);
                db.Add(new SealedEntry { Seq = seq, EntryId = entry.Id, LeafHash = leaf.ToArray() });
            }

            previous = SealLine.Close(tree, previous, now);
            db.Add(Seal.Of(previous));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        return entries.Count;
    }
}

internal static class Sequence
{
    /// <summary>The entries without a place, in the order in which they will get one.</summary>
    public static IOrderedQueryable<LedgerEntry> Unsealed(this IQueryable<LedgerEntry> entries, MarketDb db) => entries
        .Where(entry => !db.Set<SealedEntry>().Any(place => place.EntryId == entry.Id))
        .OrderBy(entry => entry.Corrects != null).ThenBy(entry => entry.RecordedAt).ThenBy(entry => entry.Id);
}
