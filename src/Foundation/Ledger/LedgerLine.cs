using System.Text.Json;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>One entry of the tonnage ledger as the export shows it: codes only, no personal data.</summary>
public sealed record LedgerLine
{
    private static readonly string[] s_members =
    [
        "kind", "seq", "id", "household", "lot", "line", "dispatch", "type", "grams", "occurredAt", "recordedAt", "recordedBy",
        "onBehalfOf", "proof", "corrects",
    ];

    /// <summary>The place in the sealed sequence, from 1; null while unsealed.</summary>
    public long? Seq { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The household's code, as <c>HH-431226-000123</c>.</summary>
    public required string Household { get; init; }

    public required Guid Lot { get; init; }

    /// <summary>The order line.</summary>
    public required Guid Line { get; init; }

    public required Guid Dispatch { get; init; }

    public required EntryType Type { get; init; }

    /// <summary>Whole grams within ±(2^53 − 1): positive, of a correction signed.</summary>
    public required long Grams { get; init; }

    /// <summary>When it happened; exported in UTC, cut to milliseconds.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was recorded; exported in UTC, cut to milliseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The code of the account that recorded it, as <c>U-000017</c>.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>The code of whom it was recorded for, if for another.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary><c>sha256:</c> and the digest of the weigh slip's canonical JSON or of the photo.</summary>
    public string? Proof { get; init; }

    /// <summary>The earlier entry that a correction corrects; null for every other type.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>The leaf that stands for this entry in its seal's tree: SHA-256(0x00 ‖ canonical JSON of the export line).</summary>
    /// <exception cref="FormatException">A text holds half of a surrogate pair.</exception>
    public Digest LeafHash()
    {
        var json = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        json.Raw(0x00);
        WriteCanonical(ref json);
        var leaf = Digest.Of(json.Written);
        json.Dispose();
        return leaf;
    }

    private void WriteCanonical(ref JsonBytes json)
    {
        json.Raw("{\"corrects\":"u8);
        WriteCorrects(ref json);
        json.Raw(",\"dispatch\":"u8);
        json.Id(Dispatch);
        json.Raw(",\"grams\":"u8);
        json.Whole(Grams);
        json.Raw(",\"household\":"u8);
        json.Text(Household);
        json.Raw(",\"id\":"u8);
        json.Id(Id);
        json.Raw(",\"kind\":\"entry\",\"line\":"u8);
        json.Id(Line);
        json.Raw(",\"lot\":"u8);
        json.Id(Lot);
        json.Raw(",\"occurredAt\":"u8);
        json.Instant(OccurredAt);
        json.Raw(",\"onBehalfOf\":"u8);
        json.Text(OnBehalfOf);
        json.Raw(",\"proof\":"u8);
        json.Text(Proof);
        json.Raw(",\"recordedAt\":"u8);
        json.Instant(RecordedAt);
        json.Raw(",\"recordedBy\":"u8);
        json.Text(RecordedBy);
        json.Raw(",\"seq\":"u8);
        WriteSeq(ref json);
        json.Raw(",\"type\":"u8);
        json.Text(Type.Code());
        json.Raw((byte)'}');
    }

    /// <summary>The export line in its documented order, which is for readers; the hash is over the canonical one.</summary>
    internal void Write(ref JsonBytes json)
    {
        json.Raw("{\"kind\":\"entry\",\"seq\":"u8);
        WriteSeq(ref json);
        json.Raw(",\"id\":"u8);
        json.Id(Id);
        json.Raw(",\"household\":"u8);
        json.Text(Household);
        json.Raw(",\"lot\":"u8);
        json.Id(Lot);
        json.Raw(",\"line\":"u8);
        json.Id(Line);
        json.Raw(",\"dispatch\":"u8);
        json.Id(Dispatch);
        json.Raw(",\"type\":"u8);
        json.Text(Type.Code());
        json.Raw(",\"grams\":"u8);
        json.Whole(Grams);
        json.Raw(",\"occurredAt\":"u8);
        json.Instant(OccurredAt);
        json.Raw(",\"recordedAt\":"u8);
        json.Instant(RecordedAt);
        json.Raw(",\"recordedBy\":"u8);
        json.Text(RecordedBy);
        json.Raw(",\"onBehalfOf\":"u8);
        json.Text(OnBehalfOf);
        json.Raw(",\"proof\":"u8);
        json.Text(Proof);
        json.Raw(",\"corrects\":"u8);
        WriteCorrects(ref json);
        json.Raw((byte)'}');
    }

    /// <summary>Reads an export line.</summary>
    /// <exception cref="FormatException">JSON, but not an entry that could stand in a ledger.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is not UTF-8.</exception>
    internal static LedgerLine Read(ReadOnlySpan<byte> utf8)
    {
        long? seq = null;
        Guid? corrects = null;
        Guid id = default, lot = default, line = default, dispatch = default;
        string household = "", recordedBy = "";
        string? onBehalfOf = null, proof = null;
        var (type, grams) = (default(EntryType), 0L);
        DateTimeOffset occurredAt = default, recordedAt = default;
        var json = new FlatJson(utf8);
        for (var member = json.Next(s_members); member >= 0; member = json.Next(s_members))
        {
            switch (member)
            {
                case 0: json.Constant("entry"u8); break;
                case 1: seq = json.IsNull ? null : json.Whole(1); break;
                case 2: id = json.Id(); break;
                case 3: household = json.Text(); break;
                case 4: lot = json.Id(); break;
                case 5: line = json.Id(); break;
                case 6: dispatch = json.Id(); break;
                case 7: if (!EntryTypes.TryParse(json.Text(), out type)) throw json.Wrong(); break;
                case 8: grams = json.Whole(-JsonBytes.MaxWhole); break;
                case 9: occurredAt = json.Instant(); break;
                case 10: recordedAt = json.Instant(); break;
                case 11: recordedBy = json.Text(); break;
                case 12: onBehalfOf = json.IsNull ? null : json.Text(); break;
                case 13: proof = json.IsNull ? null : json.Text(); break;
                default: corrects = json.IsNull ? null : json.Id(); break;
            }
        }

        var correction = type == EntryType.Corrected;
        if (correction != corrects.HasValue) throw new FormatException("corrections, and only they, name the entry that they correct");
        if (!correction && grams <= 0) throw new FormatException("grams are not positive");
        return new LedgerLine
        {
            Seq = seq, Id = id, Household = household, Lot = lot, Line = line, Dispatch = dispatch, Type = type, Grams = grams,
            OccurredAt = occurredAt, RecordedAt = recordedAt, RecordedBy = recordedBy, OnBehalfOf = onBehalfOf, Proof = proof, Corrects = corrects,
        };
    }

    private void WriteSeq(ref JsonBytes json)
    {
        if (Seq is { } seq) json.Whole(seq);
        else json.Raw("null"u8);
    }

    private void WriteCorrects(ref JsonBytes json)
    {
        if (Corrects is { } entry) json.Id(entry);
        else json.Raw("null"u8);
    }
}
