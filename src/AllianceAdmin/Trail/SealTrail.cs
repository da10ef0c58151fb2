using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Trail;

/// <summary>
/// Gives every act of the audit trail that has none its place in the sequence and seals them, chained to the newest seal, in the same way as the ledger. What commits late is
/// sealed the next time. Of two nodes at once the unique keys let one through; the other finds nothing left.
/// </summary>
/// <returns>How many acts were sealed.</returns>
[SystemOnly]
public sealed record SealTrail : IQuery<int>;

internal sealed class SealTrailHandler(MarketDb db, UnitOfWork work, TimeProvider clock) : IRequestHandler<SealTrail, int>
{
    private const int PerSeal = 16_000;

    public async Task<int> Handle(SealTrail request, CancellationToken cancellationToken)
    {
        var (all, last) = (0, 0);
        do
        {
            last = await work.Run(Round, cancellationToken);
            all += last;
        }
        while (last == PerSeal);
        return all;
    }

    private async Task<int> Round(CancellationToken cancellation)
    {
        var previous = (await db.Set<TrailSeal>().AsNoTracking().OrderByDescending(seal => seal.N).FirstOrDefaultAsync(cancellation))?.Line;
        var acts = await db.Set<Act>().AsNoTracking().Where(act => !db.Set<SealedAct>().Any(place => place.ActId == act.Id)).OrderBy(act => act.At).ThenBy(act => act.Id).Take(PerSeal)
            .ToListAsync(cancellation);
        if (acts.Count == 0) return 0;
        var (tree, seq) = (new MerkleTree(), previous?.Last ?? 0);
        foreach (var act in acts)
        {
            var leaf = TrailLeaf.Of(act, ++seq);
            tree.Add(leaf);
            db.Add(new SealedAct { Seq = seq, ActId = act.Id, LeafHash = leaf.ToArray() });
        }

        var now = clock.GetUtcNow().ToUniversalTime();
        db.Add(TrailSeal.Of(SealLine.Close(tree, previous, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)))));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return acts.Count;
    }
}
