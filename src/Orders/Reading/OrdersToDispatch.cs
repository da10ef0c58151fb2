using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Reading;

/// <summary>Orders of which the cooperative's part has not left in whole, soonest delivery first.</summary>
[Allowed(Roles.Cooperative)]
public sealed record OrdersToDispatch(int Limit = 100) : IQuery<IReadOnlyList<OrderToDispatch>>;

/// <summary>An order waiting for goods.</summary>
public sealed record OrderToDispatch
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string MemberName { get; init; }

    /// <summary>The part's.</summary>
    public required OrderState State { get; init; }

    public required DateOnly DeliverOn { get; init; }

    public required string DeliverTo { get; init; }

    public required int Lots { get; init; }

    public required int Households { get; init; }

    public required Weight Ordered { get; init; }

    public required Weight Open { get; init; }

    public required bool CancellationAsked { get; init; }
}
