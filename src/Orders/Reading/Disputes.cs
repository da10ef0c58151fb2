using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Reading;

/// <summary>Disputes about weight that are not decided, the most urgent first: a party its own, administrators all.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record Disputes(int Limit = 100) : IQuery<IReadOnlyList<DispatchRow>>;
