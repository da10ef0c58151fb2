using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Reading;

/// <summary>Orders that the reader may see, newest first: a unit its own, a cooperative those with a part of its own, administrators and auditors all.</summary>
/// <param name="State">Only these; of a cooperative, the state of its part.</param>
/// <param name="Search">The beginning of an order number or of the unit's own number.</param>
/// <param name="Cursor">From <see cref="OrderPage.Next"/>.</param>
/// <param name="Limit">1–200.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record FindOrders(OrderState? State = null, string? Search = null, string? Cursor = null, int Limit = 50) : IQuery<OrderPage>;

/// <summary>A page of orders.</summary>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record OrderPage(IReadOnlyList<OrderRow> Items, string? Next);

/// <summary>An order in a list.</summary>
public sealed record OrderRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required Guid MemberId { get; init; }

    public required string MemberName { get; init; }

    /// <summary>Of a cooperative: its part's.</summary>
    public required OrderState State { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateOnly DeliverOn { get; init; }

    /// <summary>Lots ordered; of a cooperative: its own.</summary>
    public required int Lots { get; init; }

    /// <summary>Weight ordered; of a cooperative: its own.</summary>
    public required Weight Ordered { get; init; }

    /// <summary>Money ordered; of a cooperative: null unless the whole order is its own.</summary>
    public required Money? Total { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }
}
