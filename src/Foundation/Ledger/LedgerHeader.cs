using System.Text.Json;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>The first line of an export. It stands under no seal: of it only the counts can be checked.</summary>
/// <param name="ExportedAt">When it was written; in UTC, cut to milliseconds.</param>
/// <param name="Entries">All entries that follow.</param>
/// <param name="Sealed">Those of them that stand under a seal.</param>
/// <param name="Seals">The seals that follow.</param>
public sealed record LedgerHeader(DateTimeOffset ExportedAt, long Entries, long Sealed, long Seals)
{
    private static readonly string[] s_members = ["kind", "format", "exportedAt", "entries", "sealed", "seals"];

    internal void Write(ref JsonBytes json)
    {
        json.Raw("{\"kind\":\"header\",\"format\":\"consumeraid-ledger/1\",\"exportedAt\":"u8);
        json.Instant(ExportedAt);
        json.Raw(",\"entries\":"u8);
        json.Whole(Entries);
        json.Raw(",\"sealed\":"u8);
        json.Whole(Sealed);
        json.Raw(",\"seals\":"u8);
        json.Whole(Seals);
        json.Raw((byte)'}');
    }

    /// <summary>Reads an export's first line.</summary>
    /// <exception cref="FormatException">JSON, but not a header of this format.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    internal static LedgerHeader Read(ReadOnlySpan<byte> utf8)
    {
        DateTimeOffset exportedAt = default;
        long entries = 0, sealedEntries = 0, seals = 0;
        var json = new FlatJson(utf8);
        for (var member = json.Next(s_members); member >= 0; member = json.Next(s_members))
        {
            switch (member)
            {
                case 0: json.Constant("header"u8); break;
                case 1: json.Constant("consumeraid-ledger/1"u8); break;
                case 2: exportedAt = json.Instant(); break;
                case 3: entries = json.Whole(0); break;
                case 4: sealedEntries = json.Whole(0); break;
                default: seals = json.Whole(0); break;
            }
        }

        return new LedgerHeader(exportedAt, entries, sealedEntries, seals);
    }
}
