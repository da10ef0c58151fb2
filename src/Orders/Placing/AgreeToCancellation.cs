using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Placing;

/// <summary>A cooperative answers the unit's wish to cancel, for its own part. Agreeing gives up all that has not left.</summary>
/// <param name="Agree">False refuses; then a reason is needed.</param>
[Allowed(Roles.Cooperative)]
public sealed record AgreeToCancellation(Guid OrderId, bool Agree, string? Reason) : ICommand<OrderAnswer>;
