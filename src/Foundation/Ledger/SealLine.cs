using System.Text.Json;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>A seal over consecutive entries, chained to the seal before, as the export shows it.</summary>
public sealed record SealLine
{
    private static readonly string[] s_members = ["kind", "n", "first", "last", "entries", "root", "previous", "sealedAt", "hash"];

    /// <summary>The seal's number, from 1.</summary>
    public required long N { get; init; }

    /// <summary>Seq of the first entry under this seal.</summary>
    public required long First { get; init; }

    /// <summary>Seq of the last entry under this seal.</summary>
    public required long Last { get; init; }

    /// <summary>Entries under this seal, at least one.</summary>
    public required long Entries { get; init; }

    /// <summary>The root of the tree over the entries' leaves in order.</summary>
    public required Digest Root { get; init; }

    /// <summary>The <see cref="Hash"/> of the seal before; null for the first.</summary>
    public required Digest? Previous { get; init; }

    /// <summary>When it was sealed; exported in UTC, cut to milliseconds.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>The stated <see cref="SealHash"/>.</summary>
    public Digest Hash { get; init; }

    /// <summary>The seal over the leaves in <paramref name="tree"/>, which follow on the entries of <paramref name="previous"/>.</summary>
    /// <exception cref="ArgumentException">No leaves.</exception>
    public static SealLine Close(MerkleTree tree, SealLine? previous, DateTimeOffset sealedAt)
    {
        if (tree.Count == 0) throw new ArgumentException("A seal needs at least one entry.", nameof(tree));
        var last = previous?.Last ?? 0;
        var seal = new SealLine
        {
            N = (previous?.N ?? 0) + 1, First = last + 1, Last = last + tree.Count, Entries = tree.Count, Root = tree.Root,
            Previous = previous?.Hash, SealedAt = sealedAt,
        };
        return seal with { Hash = seal.SealHash() };
    }

    /// <summary>SHA-256 of the canonical JSON of this seal without its hash.</summary>
    public Digest SealHash()
    {
        var json = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        json.Raw("{\"entries\":"u8);
        json.Whole(Entries);
        json.Raw(",\"first\":"u8);
        json.Whole(First);
        json.Raw(",\"kind\":\"seal\",\"last\":"u8);
        json.Whole(Last);
        json.Raw(",\"n\":"u8);
        json.Whole(N);
        json.Raw(",\"previous\":"u8);
        json.Hex(Previous);
        json.Raw(",\"root\":"u8);
        json.Hex(Root);
        json.Raw(",\"sealedAt\":"u8);
        json.Instant(SealedAt);
        json.Raw((byte)'}');
        var hash = Digest.Of(json.Written);
        json.Dispose();
        return hash;
    }

    /// <summary>
    /// What is wrong with this seal when it follows <paramref name="previous"/> and <paramref name="root"/> was recomputed over the entries that it
    /// names; null when nothing is.
    /// </summary>
    public string? Fault(SealLine? previous, Digest root)
    {
        if (N != (previous?.N ?? 0) + 1) return $"number {(previous?.N ?? 0) + 1} was due";
        if (First != (previous?.Last ?? 0) + 1) return $"it begins at entry {First} where {(previous?.Last ?? 0) + 1} was due";
        if (Entries < 1 || Last - First + 1 != Entries) return $"{First} to {Last} are not {Entries} entries";
        if (Previous != previous?.Hash) return "previous is not the hash of the seal before";
        if (Root != root) return $"entries {First} to {Last} do not have its root";
        return Hash == SealHash() ? null : "its hash is another";
    }

    internal void Write(ref JsonBytes json)
    {
        json.Raw("{\"kind\":\"seal\",\"n\":"u8);
        json.Whole(N);
        json.Raw(",\"first\":"u8);
        json.Whole(First);
        json.Raw(",\"last\":"u8);
        json.Whole(Last);
        json.Raw(",\"entries\":"u8);
        json.Whole(Entries);
        json.Raw(",\"root\":"u8);
        json.Hex(Root);
        json.Raw(",\"previous\":"u8);
        json.Hex(Previous);
        json.Raw(",\"sealedAt\":"u8);
        json.Instant(SealedAt);
        json.Raw(",\"hash\":"u8);
        json.Hex(Hash);
        json.Raw((byte)'}');
    }

    /// <summary>Reads an export line.</summary>
    /// <exception cref="FormatException">JSON, but not a seal.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    internal static SealLine Read(ReadOnlySpan<byte> utf8)
    {
        long n = 0, first = 0, last = 0, entries = 0;
        Digest root = default, hash = default;
        Digest? previous = null;
        DateTimeOffset sealedAt = default;
        var json = new FlatJson(utf8);
        for (var member = json.Next(s_members); member >= 0; member = json.Next(s_members))
        {
            switch (member)
            {
                case 0: json.Constant("seal"u8); break;
                case 1: n = json.Whole(1); break;
                case 2: first = json.Whole(1); break;
                case 3: last = json.Whole(1); break;
                case 4: entries = json.Whole(1); break;
                case 5: root = json.Digest(); break;
                case 6: previous = json.IsNull ? null : json.Digest(); break;
                case 7: sealedAt = json.Instant(); break;
                default: hash = json.Digest(); break;
            }
        }

        return new SealLine
        {
            N = n, First = first, Last = last, Entries = entries, Root = root, Previous = previous, SealedAt = sealedAt, Hash = hash,
        };
    }
}
