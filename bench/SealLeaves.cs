using System.Security.Cryptography;
using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Bench;

/// <summary>
/// Entries a second on one core: canonical line, leaf and tree in seals of 16,000; and a whole export recomputed. The floor is the bare SHA-256 of as
/// many buffers of
/// 400 bytes; a tree has one more hash of 65 bytes for each leaf.
/// </summary>
internal static class SealLeaves
{
    private const int Count = 1_000_000, PerSeal = 16_000;

    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Seal()
    {
        var entries = Entries(10_000);
        var seconds = Figure.Seconds(() => Seals(index => entries[index % entries.Length].LeafHash()));
        Figure.Print("seal-leaves", Count / seconds, "leaves/s", Floor());
    }

    public static void VerifyFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            var entries = Entries(Count);
            var seals = Seals(index => entries[index].LeafHash());
            using var stream = File.Open(path, FileMode.Truncate, FileAccess.ReadWrite);
            using (var file = new LedgerFile(stream))
            {
                file.Write(new LedgerHeader(s_start, Count, Count, seals.Count));
                foreach (var entry in entries) file.Write(entry);
                seals.ForEach(file.Write);
            }

            entries = [];
            var seconds = Figure.Seconds(() =>
            {
                stream.Position = 0;
                if (LedgerFileVerifier.Verify(stream) is { Ok: false } verdict) throw new InvalidOperationException(verdict.FirstBroken);
            });
            Figure.Print("verify-file", Count / seconds, "entries/s", Floor());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Floor()
    {
        var buffer = new byte[400];
        return Count / Figure.Seconds(() =>
        {
            Span<byte> hash = stackalloc byte[32];
            for (var index = 0; index < Count; index++) SHA256.HashData(buffer, hash);
        });
    }

    private static List<SealLine> Seals(Func<int, Digest> leaf)
    {
        var seals = new List<SealLine>();
        for (var from = 0; from < Count; from += PerSeal)
        {
            var tree = new MerkleTree();
            for (var index = from; index < Math.Min(Count, from + PerSeal); index++) tree.Add(leaf(index));
            seals.Add(SealLine.Close(tree, seals.LastOrDefault(), s_start.AddDays(seals.Count)));
        }

        return seals;
    }

    private static LedgerLine[] Entries(int count)
    {
        var (lot, line, dispatch) = (Guid.CreateVersion7(s_start), Guid.CreateVersion7(s_start), Guid.CreateVersion7(s_start));
        var proof = $"sha256:{Digest.Of([])}";
        return [.. Enumerable.Range(1, count).Select(number => new LedgerLine
        {
            Seq = number, Id = Guid.CreateVersion7(s_start), Household = $"HH-431226-{number % 1000:000000}",
            Lot = lot, Line = line, Dispatch = dispatch,
            Type = (EntryType)(1 + (number % 5)), Grams = 123_000 + number,
            OccurredAt = s_start.AddSeconds(number), RecordedAt = s_start.AddSeconds(number + 300),
            RecordedBy = "U-000017", OnBehalfOf = $"HH-431226-{number % 1000:000000}", Proof = proof,
        })];
    }
}
