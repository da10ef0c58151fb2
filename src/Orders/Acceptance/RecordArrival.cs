using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>A lorry has arrived: the buyer's time to accept runs from here (CH-09).</summary>
/// <param name="ArrivedAt">Not before it left, not in the future; null: now.</param>
/// <param name="SlipNo">The buyer's weighbridge slip, if there is one.</param>
[Allowed(Roles.Cooperative, Roles.Purchaser)]
public sealed record RecordArrival(Guid DispatchId, DateTimeOffset? ArrivedAt, string? SlipNo) : ICommand<DispatchAnswer>;

/// <summary>Where a dispatch and its order stand after an act.</summary>
public sealed record DispatchAnswer(Guid Id, string Number, DispatchState State, OrderState OrderState, DateTimeOffset? DueAt, IReadOnlyList<Placing.Warning> Warnings);
