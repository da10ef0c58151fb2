using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Allocation;

/// <summary>
/// How an order is divided over households: the stored shares, or before approval the provisional preview. A cooperative sees its own lines with codes and figures,
/// the unit all lines with aliases. Null when there is no such order for the reader.
/// </summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record GetAllocation(Guid OrderId) : IQuery<AllocationView?>;
