using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Foundation.Tests.Ledger;

/// <summary>A made-up ledger and its export.</summary>
internal sealed class ALedger
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private ALedger(List<LedgerLine> sealedEntries, List<SealLine> seals, List<LedgerLine> unsealed) => (Sealed, Seals, Unsealed) = (sealedEntries, seals, unsealed);

    public List<LedgerLine> Sealed { get; }

    public List<SealLine> Seals { get; }

    public List<LedgerLine> Unsealed { get; }

    /// <summary>A ledger with seals over the given numbers of entries; each seventh entry corrects the one before it.</summary>
    public static ALedger With(int unsealed, params int[] seals)
    {
        var entries = Enumerable.Range(1, seals.Sum() + unsealed).Select(Entry).ToList();
        var sealedEntries = entries.Take(seals.Sum()).Select((entry, index) => entry with { Seq = index + 1 }).ToList();
        var ledger = new ALedger(sealedEntries, [], [.. entries.Skip(sealedEntries.Count)]);
        ledger.Seal(seals);
        return ledger;
    }

    public static LedgerLine Entry(int number) => new()
    {
        Id = Id(number), Household = $"HH-431226-{number % 40:000000}", Lot = Id(900_001), Line = Id(900_002 + (number % 9)), Dispatch = Id(900_020 + (number % 5)),
        Type = number % 7 == 0 ? EntryType.Corrected : (EntryType)(1 + (number % 5)), Grams = number % 7 == 0 ? -number : 123_000L + number,
        OccurredAt = Start.AddMinutes(number), RecordedAt = Start.AddMinutes(number + 5).AddMilliseconds(number % 1000), RecordedBy = $"U-{number % 17:000000}",
        OnBehalfOf = number % 3 == 0 ? null : $"HH-431226-{number % 40:000000}", Proof = number % 4 == 0 ? null : $"sha256:{Digest.Of([(byte)(number & 0xFF)])}",
        Corrects = number % 7 == 0 ? Id(number - 1) : null,
    };

    public static Guid Id(int number) => new(number, 0x7abc, 0x7def, 0x8a, 0xbc, 0xde, 0xf0, 0x12, 0x34, 0x56, 0x78);

    /// <summary>Makes all seals anew over the entries as they stand now.</summary>
    public void Seal(params int[] sizes)
    {
        Seals.Clear();
        var from = 0;
        foreach (var size in sizes)
        {
            var tree = new MerkleTree();
            foreach (var entry in Sealed.Skip(from).Take(size)) tree.Add(entry.LeafHash());
            Seals.Add(SealLine.Close(tree, Seals.LastOrDefault(), Start.AddDays(Seals.Count + 1)));
            from += size;
        }
    }

    public byte[] Export(LedgerHeader? header = null)
    {
        using var stream = new MemoryStream();
        using (var file = new LedgerFile(stream))
        {
            file.Write(header ?? new LedgerHeader(Start.AddDays(30), Sealed.Count + Unsealed.Count, Sealed.Count, Seals.Count));
            Sealed.ForEach(file.Write);
            Seals.ForEach(file.Write);
            Unsealed.ForEach(file.Write);
        }

        return stream.ToArray();
    }

    public LedgerVerdict Verify() => Verify(Export());

    public static LedgerVerdict Verify(byte[] export)
    {
        using var stream = new MemoryStream(export);
        return LedgerFileVerifier.Verify(stream);
    }
}
