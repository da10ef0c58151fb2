using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>
/// The buyer's scale speaks, for each lot on the lorry. Within tolerance its figures hold. Outside it the lower of the two scales holds at once and the difference is
/// disputed (CH-16).
/// </summary>
[Allowed(Roles.Purchaser)]
public sealed record AcceptDelivery(Guid DispatchId, IReadOnlyList<AcceptedLot> Lines) : ICommand<DispatchAnswer>;

/// <summary>What the buyer accepted and rejected of a lot; together they are what arrived.</summary>
/// <param name="Reason">Needed when anything is rejected.</param>
/// <param name="Households">Aliases or codes of the households whose goods were rejected; null or empty: of all.</param>
public sealed record AcceptedLot(Guid LotId, Weight Accepted, Weight Rejected, string? Reason, IReadOnlyList<string>? Households);
