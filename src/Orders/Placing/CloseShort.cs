using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Placing;

/// <summary>The cooperative will not deliver the rest of its part; the rest is given up and the unit is told why.</summary>
[Allowed(Roles.Cooperative)]
public sealed record CloseShort(Guid OrderId, string Reason) : ICommand<OrderAnswer>;
