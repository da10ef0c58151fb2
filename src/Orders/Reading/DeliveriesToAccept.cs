using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Reading;

/// <summary>Deliveries that the unit has to receive or accept, the most urgent first.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record DeliveriesToAccept(int Limit = 100) : IQuery<IReadOnlyList<DispatchRow>>;
