using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>
/// Ends a dispute about weight: the cooperative agrees to the buyer's figure, or an administrator says with a reason how much was accepted.
/// </summary>
/// <param name="Agree">The buyer's scale stands.</param>
/// <param name="Accepted">Else: the accepted weight of the only disputed lot, between the two scales.</param>
/// <param name="Lines">Or, with several disputed lots, the accepted weight of each.</param>
/// <param name="Reason">Needed from an administrator.</param>
[Allowed(Roles.Cooperative, Roles.Administrator)]
public sealed record DecideDispute(Guid DispatchId, bool Agree, Weight? Accepted, IReadOnlyList<DecidedLot>? Lines, string? Reason) : ICommand<DispatchAnswer>;

/// <summary>The accepted weight of a disputed lot, in all.</summary>
public sealed record DecidedLot(Guid LotId, Weight Accepted);
