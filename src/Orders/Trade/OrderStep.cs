namespace ConsumerAid.Orders.Trade;

/// <summary>One line of an order's history: from, to, by whom, when, why.</summary>
internal sealed class OrderStep
{
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>Place in the order's history, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>The part that it concerns; null for the whole order.</summary>
    public Guid? CooperativeId { get; init; }

    public Guid? DispatchId { get; init; }

    /// <summary>What happened, as a code: <c>place</c>, <c>approve</c>, <c>dispatch</c>, …</summary>
    public required string Act { get; init; }

    /// <summary>The order's state before; null at the beginning.</summary>
    public required OrderState? From { get; init; }

    public required OrderState To { get; init; }

    /// <summary>The part's state before, when <see cref="CooperativeId"/> says of which.</summary>
    public OrderState? PartFrom { get; init; }

    public OrderState? PartTo { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account's code, or <c>system</c>.</summary>
    public required string By { get; init; }

    public string? Reason { get; init; }
}
