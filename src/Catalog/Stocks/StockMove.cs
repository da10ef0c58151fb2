using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>One step in the life of a stock: what it weighed after it, who did it, when, and why.</summary>
internal sealed class StockMove
{
    public required Guid Id { get; init; }

    public required Guid StockId { get; init; }

    public required StockState? From { get; init; }

    public required StockState To { get; init; }

    public required Weight Weight { get; init; }

    public Guid? LotId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }
}
