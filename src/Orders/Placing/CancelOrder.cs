using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Placing;

/// <summary>The unit walks away: free until the charter's hours after approval and before the first weigh-in (CH-19). Later see <see cref="AskForCancellation"/>.</summary>
[Allowed(Roles.Purchaser, Roles.Approver)]
public sealed record CancelOrder(Guid OrderId, string? Reason) : ICommand<OrderAnswer>;
