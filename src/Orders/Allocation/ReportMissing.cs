using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Allocation;

/// <summary>
/// At collection the cooperative finds that a household has less than its share. The rest of the line is divided again by the same rule; what nobody can give is a
/// shortage that both sides are told.
/// </summary>
[Allowed(Roles.Cooperative)]
public sealed record ReportMissing(Guid OrderId, Guid LotId, string HouseholdCode, Weight Weight, string? Reason) : ICommand<MissingAnswer>;

/// <summary>What came of it.</summary>
/// <param name="Run">Number of the division now in force.</param>
/// <param name="Shortage">What nobody can give.</param>
public sealed record MissingAnswer(int Run, Weight Shortage);
