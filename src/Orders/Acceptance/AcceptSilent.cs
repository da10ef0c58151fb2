using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Silence is acceptance: takes the dispatches whose time is over as accepted at the weight that left, and tells both sides (CH-09).</summary>
/// <returns>How many were accepted so.</returns>
[SystemOnly]
public sealed record AcceptSilent(int Most = 200) : IQuery<int>;
