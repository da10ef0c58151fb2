using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Ends the disputes that nobody decided in time: the buyer's scale stands, with a finding.</summary>
/// <returns>How many were settled so.</returns>
[SystemOnly]
public sealed record SettleUndecidedDisputes(int Most = 200) : IQuery<int>;
