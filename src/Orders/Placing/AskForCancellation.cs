using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Placing;

/// <summary>The unit asks the cooperatives to agree to a cancellation that is no longer free, with a reason. Each answers for its part (<see cref="AgreeToCancellation"/>).</summary>
[Allowed(Roles.Purchaser, Roles.Approver)]
public sealed record AskForCancellation(Guid OrderId, string Reason) : ICommand<OrderAnswer>;
