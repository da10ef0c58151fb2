using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Ledger;

namespace ConsumerAid.Orders.Seeding;

/// <summary>Seals a ledger that is written at once as its nights would have: at half past two what the day before had recorded, the rest now.</summary>
public sealed record SeededSeals(DateTimeOffset Now)
{
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(150);

    private MerkleTree tree = new();
    private SealLine? previous;
    private DateTimeOffset due;

    /// <summary>An entry, its place and, when one is due, the seal over those before it. Entries come in the order of recording.</summary>
    public IEnumerable<object> Add(SeededEntries entries)
    {
        foreach (var entry in entries.Rows.Cast<LedgerEntry>())
        {
            if (tree.Count > 0 && (entry.RecordedAt >= due || tree.Count == SealEntries.Most)) yield return Close();
            if (tree.Count == 0) due = NightAfter(entry.RecordedAt);
            var seq = (previous?.Last ?? 0) + tree.Count + 1;
            var leaf = entry.Line(seq).LeafHash();
            tree.Add(leaf);
            yield return entry;
            yield return new SealedEntry { Seq = seq, EntryId = entry.Id, LeafHash = leaf.ToArray() };
        }
    }

    /// <summary>The seal over the last entries.</summary>
    public IEnumerable<object> Rest() => tree.Count > 0 ? [Close()] : [];

    private object Close()
    {
        previous = SealLine.Close(tree, previous, TonnageLedger.WholeMilliseconds(due < Now ? due : Now));
        tree = new MerkleTree();
        return Seal.Of(previous);
    }

    private static DateTimeOffset NightAfter(DateTimeOffset recorded) => ChinaTime.StartOf(ChinaTime.DayOf(recorded - Hour).AddDays(1)) + Hour;
}
