using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Trail;

/// <summary>Recomputes the audit trail: every sealed act's leaf, every seal and their chain. Streams; the first thing wrong is named.</summary>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record VerifyTrail : IQuery<TrailVerdict>;

/// <summary>What a recomputation of the trail found.</summary>
/// <param name="Acts">Acts read, sealed or not.</param>
/// <param name="Seals">Seals that hold.</param>
/// <param name="FirstBroken">The first thing found wrong, as <c>act 0199…: …</c> or <c>trail seal 3: …</c>; null when all is well.</param>
/// <param name="Head">The newest seal's hash.</param>
public sealed record TrailVerdict(long Acts, long Seals, string? FirstBroken, Digest? Head)
{
    public bool Ok => FirstBroken is null;
}

internal sealed class VerifyTrailHandler(MarketDb db) : IRequestHandler<VerifyTrail, TrailVerdict>
{
    private long acts;
    private SealLine? head;

    public async Task<TrailVerdict> Handle(VerifyTrail request, CancellationToken cancellationToken)
    {
        var broken = await Sealed(cancellationToken);
        if (broken is null) acts += await db.Set<Act>().LongCountAsync(act => !db.Set<SealedAct>().Any(place => place.ActId == act.Id), cancellationToken);
        return new TrailVerdict(acts, head?.N ?? 0, broken, head?.Hash);
    }

    private async Task<string?> Sealed(CancellationToken cancellation)
    {
        var seals = new Queue<SealLine>((await db.Set<TrailSeal>().AsNoTracking().OrderBy(seal => seal.N).ToListAsync(cancellation)).Select(seal => seal.Line));
        var (tree, due) = (new MerkleTree(), 1L);
        var rows = from place in db.Set<SealedAct>().AsNoTracking()
                   join found in db.Set<Act>().AsNoTracking() on place.ActId equals found.Id into known
                   from act in known.DefaultIfEmpty()
                   orderby place.Seq
                   select new { place.Seq, place.ActId, place.LeafHash, Act = act };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.Seq != due) return $"act with seq {due}: it is missing before act {row.ActId}";
            if (row.Act is null) return $"act {row.ActId}: it is missing, seq {row.Seq}";
            var leaf = Digest.From(row.LeafHash);
            if (TrailLeaf.Of(row.Act, row.Seq) != leaf) return $"act {row.ActId}: it is not what was sealed as seq {row.Seq}";
            acts++;
            due++;
            tree.Add(leaf);
            while (seals.TryPeek(out var seal) && seal.Last < due)
            {
                if (seal.Fault(head, tree.Root) is { } wrong) return $"trail seal {seal.N}: {wrong}";
                head = seals.Dequeue();
                tree = new MerkleTree();
            }
        }

        if (seals.TryPeek(out var left)) return $"act with seq {due}: it is missing under trail seal {left.N}";
        return tree.Count > 0 ? $"trail seal {(head?.N ?? 0) + 1}: acts from {due - tree.Count} to {due - 1} stand under no seal" : null;
    }
}
