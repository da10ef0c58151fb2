using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Ledger;

/// <summary>One fact about one household's weight. Never changed, never removed; a mistake is mended by another entry.</summary>
internal sealed class LedgerEntry
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required Guid LotId { get; init; }

    public required Guid LineId { get; init; }

    public required Guid DispatchId { get; init; }

    /// <summary>The buyer.</summary>
    public required Guid MemberId { get; init; }

    public required EntryType Type { get; init; }

    /// <summary>The type toward which it counts: its own, of a correction that of the entry it corrects.</summary>
    public required EntryType CountsAs { get; init; }

    /// <summary>Positive; of a correction signed.</summary>
    public required Weight Weight { get; init; }

    /// <summary>Whole milliseconds, like the export that the seals are made of.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The day of <see cref="OccurredAt"/> in China.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Whole milliseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The day of <see cref="RecordedAt"/> in China.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string RecordedBy { get; init; }

    public required string? OnBehalfOf { get; init; }

    /// <summary><c>sha256:</c> and the digest of the weigh slip's canonical JSON or of the photo.</summary>
    public required string? Proof { get; init; }

    /// <summary>The entry that a correction corrects.</summary>
    public required Guid? Corrects { get; init; }

    /// <summary>What is written into the ledger for a posting.</summary>
    /// <param name="recordedAt">Whole milliseconds.</param>
    /// <param name="by">Account code, or <c>system</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such entry can stand in the ledger.</exception>
    public static LedgerEntry Of(Posting posting, DateTimeOffset recordedAt, string by)
    {
        if (!posting.CanStand) throw new ArgumentOutOfRangeException(nameof(posting), posting, "No such entry can stand in the ledger.");
        var occurred = TonnageLedger.WholeMilliseconds(posting.OccurredAt);
        return new LedgerEntry
        {
            Id = Guid.CreateVersion7(recordedAt), HouseholdCode = posting.HouseholdCode, LotId = posting.LotId, LineId = posting.LineId, DispatchId = posting.DispatchId,
            MemberId = posting.MemberId, Type = posting.Type, CountsAs = posting.CountsAs ?? posting.Type, Weight = new Weight(posting.Grams),
            OccurredAt = occurred, OccurredOn = ChinaTime.DayOf(occurred), RecordedAt = recordedAt, RecordedOn = ChinaTime.DayOf(recordedAt),
            RecordedBy = by, OnBehalfOf = posting.OnBehalfOf, Proof = posting.Proof, Corrects = posting.Corrects,
        };
    }

    /// <summary>As it is exported and hashed.</summary>
    public LedgerLine Line(long? seq) => new()
    {
        Seq = seq, Id = Id, Household = HouseholdCode, Lot = LotId, Line = LineId, Dispatch = DispatchId, Type = Type, Grams = Weight.Grams, OccurredAt = OccurredAt,
        RecordedAt = RecordedAt, RecordedBy = RecordedBy, OnBehalfOf = OnBehalfOf, Proof = Proof, Corrects = Corrects,
    };
}

/// <summary>An entry that the roll-ups do not hold yet. The row goes in the transaction that adds it to them.</summary>
internal sealed class PendingEntry
{
    public required Guid EntryId { get; init; }

    /// <summary>The batch that is adding it; seen by nobody but that transaction.</summary>
    public Guid? Batch { get; init; }
}

/// <summary>An entry's place in the sealed sequence.</summary>
internal sealed class SealedEntry
{
    /// <summary>From 1, without a gap.</summary>
    public required long Seq { get; init; }

    public required Guid EntryId { get; init; }

    public required byte[] LeafHash { get; init; }
}

/// <summary>A Merkle root over consecutive sealed entries, chained to the seal before.</summary>
internal sealed class Seal
{
    public required long N { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public required byte[] Root { get; init; }

    /// <summary>The hash of the seal before; null of the first.</summary>
    public required byte[]? Previous { get; init; }

    /// <summary>Whole milliseconds.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    public required byte[] Hash { get; init; }

    public SealLine Line => new()
    {
        N = N, First = First, Last = Last, Entries = Last - First + 1, Root = Digest.From(Root), Previous = Previous is null ? null : Digest.From(Previous), SealedAt = SealedAt,
        Hash = Digest.From(Hash),
    };

    public static Seal Of(SealLine line) => new()
    {
        N = line.N, First = line.First, Last = line.Last, Root = line.Root.ToArray(), Previous = line.Previous?.ToArray(), SealedAt = line.SealedAt, Hash = line.Hash.ToArray(),
    };
}

/// <summary>A job that one node does at a time: it takes the row first, and the others wait for the end of its transaction.</summary>
internal sealed class LedgerTurn
{
    public const string RollingUp = "roll-up";
    public const string Sealing = "seal";

    public required string Name { get; init; }

    public long Taken { get; init; }
}
