using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
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

    /// <summary>Positive; of a correction signed.</summary>
    public required Weight Weight { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string RecordedBy { get; init; }

    public required string? OnBehalfOf { get; init; }

    /// <summary><c>sha256:</c> and the digest of the weigh slip's canonical JSON or of the photo.</summary>
    public required string? Proof { get; init; }

    /// <summary>The entry that a correction corrects.</summary>
    public required Guid? Corrects { get; init; }
}

/// <summary>An entry that the roll-ups do not hold yet. The row goes in the transaction that adds it to them.</summary>
internal sealed class PendingEntry
{
    public required Guid EntryId { get; init; }
}

/// <summary>What is to be written into the ledger.</summary>
internal sealed record Posting(
    string HouseholdCode, Guid LotId, Guid LineId, Guid DispatchId, Guid MemberId, EntryType Type, long Grams, DateTimeOffset OccurredAt, string? OnBehalfOf, string? Proof,
    Guid? Corrects = null);

/// <summary>The only way into the ledger.</summary>
internal sealed class TonnageLedger(MarketDb db, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Adds entries and marks them as not yet rolled up, in the running transaction, recorded now by the actor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nothing weighs nothing; only a correction may be negative and names what it corrects.</exception>
    public void Post(IReadOnlyList<Posting> postings)
    {
        var now = clock.GetUtcNow();
        foreach (var posting in postings)
        {
            if (posting.Grams == 0 || (posting.Grams < 0 && posting.Type != EntryType.Corrected) || posting.Type == EntryType.Corrected != posting.Corrects.HasValue)
            {
                throw new ArgumentOutOfRangeException(nameof(postings), posting, "No such entry can stand in the ledger.");
            }

            var entry = new LedgerEntry
            {
                Id = Guid.CreateVersion7(now), HouseholdCode = posting.HouseholdCode, LotId = posting.LotId, LineId = posting.LineId, DispatchId = posting.DispatchId,
                MemberId = posting.MemberId, Type = posting.Type, Weight = new Weight(posting.Grams), OccurredAt = posting.OccurredAt, RecordedAt = now,
                RecordedBy = actor.Code, OnBehalfOf = posting.OnBehalfOf, Proof = posting.Proof, Corrects = posting.Corrects,
            };
            db.Add(entry);
            db.Add(new PendingEntry { EntryId = entry.Id });
        }
    }
}
