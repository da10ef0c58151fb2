using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>A lorry has arrived: the buyer's time to accept runs from here (CH-09).</summary>
/// <param name="ArrivedAt">Not before it left, not in the future; null: now.</param>
/// <param name="SlipNo">The buyer's weighbridge slip, if there is one.</param>
[Allowed(Roles.Cooperative, Roles.Purchaser)]
public sealed record RecordArrival(Guid DispatchId, DateTimeOffset? ArrivedAt, string? SlipNo) : ICommand<DispatchAnswer>;

/// <summary>Where a dispatch and its order stand after an act.</summary>
/// <param name="DueAt">When silence becomes acceptance, or a dispute must be decided; null when all is settled.</param>
public sealed record DispatchAnswer(Guid Id, string Number, DispatchState State, OrderState OrderState, DateTimeOffset? DueAt, IReadOnlyList<Warning> Warnings)
{
    internal static DispatchAnswer Of(Dispatch dispatch, Order order, IReadOnlyList<Warning>? warnings = null) => new(
        dispatch.Id, dispatch.Number, dispatch.State, order.State,
        dispatch.State switch { DispatchState.Accepted => null, DispatchState.Disputed => dispatch.DisputeDueAt, _ => dispatch.AcceptanceDueAt }, warnings ?? []);
}

internal sealed class RecordArrivalHandler(OrderStore orders, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<RecordArrival, DispatchAnswer>
{
    /// <summary>How far another clock may be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public async Task<DispatchAnswer> Handle(RecordArrival request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var slipNo = Input.Trimmed(request.SlipNo);
        new FieldErrors().Require(slipNo is null || slipNo.Length <= 60, "slipNo", "orders.text-too-long", 60).ThrowIfAny();
        var (dispatch, order) = await orders.Dispatch(request.DispatchId, cancellationToken);
        var at = request.ArrivedAt is { } told && (told <= now || told > now + Skew) ? told : now;
        dispatch.Arrive(at, slipNo, now);
        order.Arrived(dispatch, actor.Code, now);
        trail.Say($"dispatch/{dispatch.Id}");
        if (dispatch.MemberId != actor.Organisation) await parties.TellMember(order, "orders.notice-arrived", cancellationToken, dispatch.Number);
        return DispatchAnswer.Of(dispatch, order);
    }
}
