using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Ledger;

/// <summary>What is to be written into the ledger.</summary>
/// <param name="HouseholdCode">Whose weight.</param>
/// <param name="LotId">Of which lot.</param>
/// <param name="LineId">Of which order line; its produce and household price are what the roll-ups count by.</param>
/// <param name="DispatchId">On which lorry.</param>
/// <param name="MemberId">The buyer.</param>
/// <param name="Type">What happened.</param>
/// <param name="Grams">Positive; of a correction signed and not zero.</param>
/// <param name="OccurredAt">When it happened; kept in whole milliseconds.</param>
/// <param name="OnBehalfOf">For whom it is recorded, if for another.</param>
/// <param name="Proof"><c>sha256:</c> and the digest of a weigh slip or photo.</param>
/// <param name="Corrects">Of a correction, and only of one: the earlier entry.</param>
/// <param name="CountsAs">Of a correction: the type of that entry, toward which it counts.</param>
internal sealed record Posting(
    string HouseholdCode, Guid LotId, Guid LineId, Guid DispatchId, Guid MemberId, EntryType Type, long Grams, DateTimeOffset OccurredAt, string? OnBehalfOf, string? Proof,
    Guid? Corrects = null, EntryType? CountsAs = null)
{
    /// <summary>Nothing weighs nothing; only a correction may be negative, names what it corrects, and corrects no correction.</summary>
    public bool CanStand => Type == EntryType.Corrected
        ? Grams != 0 && Corrects.HasValue && CountsAs is >= EntryType.Dispatched and <= EntryType.Returned
        : Grams > 0 && !Corrects.HasValue && !CountsAs.HasValue && Type is >= EntryType.Dispatched and <= EntryType.Returned;
}

/// <summary>The only way into the ledger.</summary>
internal sealed class TonnageLedger(MarketDb db, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Adds entries and marks them as not yet rolled up, in the running transaction, recorded now by the actor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such entry can stand in the ledger.</exception>
    public void Post(IReadOnlyList<Posting> postings)
    {
        var now = WholeMilliseconds(clock.GetUtcNow());
        foreach (var posting in postings)
        {
            var entry = LedgerEntry.Of(posting, now, actor.Code);
            db.Add(entry);
            db.Add(new PendingEntry { EntryId = entry.Id });
        }
    }

    // What is exported and hashed has milliseconds; a finer instant in the database would be another.
    internal static DateTimeOffset WholeMilliseconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
