using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Trail;

/// <summary>An act's place in the sealed trail.</summary>
internal sealed class SealedAct
{
    /// <summary>From 1, without gaps.</summary>
    public required long Seq { get; init; }

    public required Guid ActId { get; init; }

    /// <summary>SHA-256 over a zero byte and the act's canonical JSON with its place (<see cref="TrailLeaf"/>).</summary>
    public required byte[] LeafHash { get; init; }
}

/// <summary>A seal over consecutive acts, chained to the one before: the same as the ledger's.</summary>
internal sealed class TrailSeal
{
    public required long N { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public required byte[] Root { get; init; }

    public required byte[]? Previous { get; init; }

    /// <summary>Whole milliseconds.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    public required byte[] Hash { get; init; }

    public SealLine Line => new()
    {
        N = N, First = First, Last = Last, Entries = Last - First + 1, Root = Digest.From(Root), Previous = Previous is null ? null : Digest.From(Previous), SealedAt = SealedAt,
        Hash = Digest.From(Hash),
    };

    public static TrailSeal Of(SealLine line) => new()
    {
        N = line.N, First = line.First, Last = line.Last, Root = line.Root.ToArray(), Previous = line.Previous?.ToArray(), SealedAt = line.SealedAt, Hash = line.Hash.ToArray(),
    };
}

internal sealed class TrailModel : IModelPart
{
    private const string Schema = "alliance";

    public void AddTo(ModelBuilder model)
    {
        model.Entity<SealedAct>(place =>
        {
            place.ToTable("SealedActs", Schema).HasKey(row => row.Seq);
            place.Property(row => row.LeafHash).HasMaxLength(Digest.Size);
            place.HasIndex(row => row.ActId).IsUnique();
            place.AppendOnly();
        });
        model.Entity<TrailSeal>(seal =>
        {
            seal.ToTable("TrailSeals", Schema).HasKey(row => row.N);
            seal.Ignore(row => row.Line);
            seal.Property(row => row.Root).HasMaxLength(Digest.Size);
            seal.Property(row => row.Previous).HasMaxLength(Digest.Size);
            seal.Property(row => row.Hash).HasMaxLength(Digest.Size);
            seal.HasIndex(row => row.Last).IsUnique();
            seal.HasOne<SealedAct>().WithMany().HasForeignKey(row => row.First).OnDelete(DeleteBehavior.NoAction);
            seal.AppendOnly();
        });
    }
}
