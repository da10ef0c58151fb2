using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Placing;

/// <summary>
/// A purchaser orders from one or several lots for their unit. Stock is reserved at once; from the unit's limit up another person approves, below it the order is
/// approved and divided over the households at once.
/// </summary>
/// <param name="MemberPoNumber">The unit's own number, or null; used twice it is told, not refused.</param>
/// <param name="Lines">One line for each lot.</param>
/// <param name="DeliverTo">The unit's address for delivery.</param>
/// <param name="DeliverOn">China's day, today or later.</param>
/// <param name="PaymentTerms">A code of <see cref="PaymentTermsCodes"/>.</param>
[Allowed(Roles.Purchaser)]
public sealed record PlaceOrder(string? MemberPoNumber, IReadOnlyList<OrderedLot> Lines, string DeliverTo, DateOnly? DeliverOn, string? PaymentTerms) : ICommand<PlacedOrder>;

/// <summary>How much of a lot is ordered.</summary>
public sealed record OrderedLot(Guid LotId, Weight Weight);

/// <summary>The order stands.</summary>
/// <param name="Warnings">What should be said of it: a number used before, a charter rule that warns.</param>
public sealed record PlacedOrder(Guid Id, string Number, OrderState State, Money Total, IReadOnlyList<Warning> Warnings);

/// <summary>Something to tell the actor beside the result: the key of a sentence and its values.</summary>
public sealed record Warning(string Code, IReadOnlyList<object> Arguments);
