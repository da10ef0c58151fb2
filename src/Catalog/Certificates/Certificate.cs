namespace ConsumerAid.Catalog;

/// <summary>A county's certification (认定) of a cooperative's product for a period.</summary>
internal sealed class Certificate
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string Produce { get; init; }

    public required string CountyCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last valid day.</summary>
    public required DateOnly ValidTo { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
