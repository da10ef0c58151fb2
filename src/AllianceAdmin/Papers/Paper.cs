namespace ConsumerAid.AllianceAdmin.Papers;

/// <summary>What a paper is.</summary>
public enum PaperKind
{
    /// <summary>The signed pledge letter of a company.</summary>
    PledgeLetter,

    /// <summary>Licence, resolution, anything else that the office asked for.</summary>
    Document,

    /// <summary>The fapiao of a sale.</summary>
    Invoice,

    WeighSlip,
}

/// <summary>A file as it was sent.</summary>
/// <param name="FileName">As the sender calls it.</param>
public sealed record SentPaper(PaperKind Kind, string FileName, ReadOnlyMemory<byte> Bytes);

/// <summary>A paper in a list.</summary>
/// <param name="Hash">SHA-256 of the received bytes, lower-case hexadecimal.</param>
public sealed record PaperRow(Guid Id, PaperKind Kind, string FileName, long Length, string Hash, DateTimeOffset ReceivedAt);

/// <summary>A file that proves something: never changed, its bytes lie sealed under their hash.</summary>
internal sealed class Paper
{
    public required Guid Id { get; init; }

    /// <summary>What it belongs to, as a path: <c>application/0199…</c>, <c>offline-sale/0199…</c>.</summary>
    public required string Subject { get; init; }

    public required PaperKind Kind { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required long Length { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Account code, or <c>anonymous</c>.</summary>
    public required string SentBy { get; init; }

    /// <summary>The unit that may read it beside the office; null: the office alone.</summary>
    public Guid? OwnerId { get; init; }

    public PaperRow Row() => new(Id, Kind, FileName, Length, Hash, ReceivedAt);
}
