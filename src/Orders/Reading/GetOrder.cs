using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Reading;

/// <summary>An order whole, for its unit; its own part, for a cooperative. Null when there is none for the reader.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record GetOrder(Guid OrderId) : IQuery<OrderView?>;

/// <summary>An order.</summary>
public sealed record OrderView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required Guid MemberId { get; init; }

    public required string MemberName { get; init; }

    /// <summary>Of a cooperative: its part's state.</summary>
    public required OrderState State { get; init; }

    public required Standing Standing { get; init; }

    public required string DeliverTo { get; init; }

    public required DateOnly DeliverOn { get; init; }

    public required PaymentTerms PaymentTerms { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Account code.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    public required string? ApprovedBy { get; init; }

    /// <summary>Until when cancelling is free, or null when it no longer is.</summary>
    public required DateTimeOffset? FreeCancellationUntil { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>At the frozen prices, of the lines that the reader sees.</summary>
    public required Money Total { get; init; }

    /// <summary>What was accepted, in money, of the lines that the reader sees.</summary>
    public required Money Amount { get; init; }

    public required IReadOnlyList<OrderLineView> Lines { get; init; }

    public required IReadOnlyList<OrderPartView> Parts { get; init; }

    public required IReadOnlyList<OrderDispatchView> Dispatches { get; init; }

    public required IReadOnlyList<OrderStepView> History { get; init; }
}

/// <summary>Who acts next.</summary>
public enum NextActor
{
    Nobody,
    Purchaser,
    Approver,
    Cooperative,
    Administrator,
}

/// <summary>Where an order stands, who acts next, by when.</summary>
/// <param name="Code">Key of the sentence: <c>orders.standing-awaiting-approval</c>, <c>-to-dispatch</c>, <c>-on-the-road</c>, <c>-to-accept</c>, <c>-disputed</c>, <c>-cancellation-asked</c>, <c>-completed</c>, <c>-declined</c>, <c>-lapsed</c>, <c>-cancelled</c>.</param>
public sealed record Standing(string Code, NextActor Who, DateTimeOffset? By);

/// <summary>A line with what was frozen and how far it has come.</summary>
public sealed record OrderLineView
{
    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required string LotNumber { get; init; }

    public required string LotTitle { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string Produce { get; init; }

    public required string Grade { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Ordered { get; init; }

    public required Weight Step { get; init; }

    public required Weight TierFrom { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required PriceBasis PriceBasis { get; init; }

    public required VatKind VatKind { get; init; }

    public required int TolerancePerMille { get; init; }

    public required int DailyLossPerMille { get; init; }

    public required int AcceptanceHours { get; init; }

    /// <summary>Ordered weight × unit price.</summary>
    public required Money Price { get; init; }

    /// <summary>Still to be dispatched.</summary>
    public required Weight Open { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Released { get; init; }

    /// <summary>Of what was given up: that for which no household could be found.</summary>
    public required Weight Short { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Weight Spoiled { get; init; }

    public required Money Amount { get; init; }
}

/// <summary>A cooperative's part.</summary>
public sealed record OrderPartView
{
    public required Guid CooperativeId { get; init; }

    public required string CooperativeName { get; init; }

    public required OrderState State { get; init; }

    public required string? ClosedReason { get; init; }

    public required DateTimeOffset? CancellationAskedAt { get; init; }

    public required string? CancellationReason { get; init; }
}

/// <summary>A dispatch of the order, in short.</summary>
public sealed record OrderDispatchView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid CooperativeId { get; init; }

    public required DispatchState State { get; init; }

    public required Weight Net { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Disputed { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required DateTimeOffset? ArrivedAt { get; init; }

    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? DisputeDueAt { get; init; }
}

/// <summary>A line of the history.</summary>
/// <param name="Act">A code: <c>place</c>, <c>approve</c>, <c>decline</c>, <c>lapse</c>, <c>cancel</c>, <c>ask-for-cancellation</c>, <c>agree-to-cancellation</c>, <c>refuse-cancellation</c>, <c>dispatch</c>, <c>arrive</c>, <c>accept</c>, <c>accept-by-silence</c>, <c>decide</c>, <c>close</c>, <c>shortage</c>.</param>
public sealed record OrderStepView(string Act, OrderState? From, OrderState To, Guid? CooperativeId, Guid? DispatchId, DateTimeOffset At, string By, string? Reason);
