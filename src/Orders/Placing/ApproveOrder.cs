using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Placing;

/// <summary>Another person of the unit releases an order, which divides it over the households, or declines it with a reason, which frees the stock.</summary>
/// <param name="Reason">Needed to decline.</param>
[Allowed(Roles.Approver)]
public sealed record ApproveOrder(Guid OrderId, bool Approve, string? Reason) : ICommand<OrderAnswer>;

/// <summary>Where an order stands after an act.</summary>
public sealed record OrderAnswer(Guid Id, string Number, OrderState State, IReadOnlyList<Warning> Warnings);
