namespace ConsumerAid.Catalog;

/// <summary>One step in the life of a lot.</summary>
internal sealed class LotMove
{
    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required LotState? From { get; init; }

    public required LotState To { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }
}
