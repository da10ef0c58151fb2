using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Ends one dispute if its time is over still.</summary>
[SystemOnly]
internal sealed record SettleUndecidedDispute(Guid DispatchId) : ICommand<bool>;

internal sealed class SettleUndecidedDisputeHandler(OrderStore orders, Settlement settlement, ICharter charter, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<SettleUndecidedDispute, bool>
{
    public async Task<bool> Handle(SettleUndecidedDispute request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (dispatch, order) = await orders.Dispatch(request.DispatchId, cancellationToken);
        if (dispatch.State != DispatchState.Disputed || dispatch.DisputeDueAt > now) return false;
        var due = dispatch.DisputeDueAt!.Value;
        await settlement.Decide(dispatch, order, Dispute.BuyersRest, dispatch.ArrivalSlipHash!, due, cancellationToken);
        dispatch.Decide(actor.Code, "", due);
        order.Weighed(dispatch, "settle-undecided", actor.Code, null, now);
        trail.Say($"dispatch/{dispatch.Id}", dispatch.CooperativeId.ToString());
        await charter.Ask(new DisputeUndecided(dispatch.Id, dispatch.CooperativeId), cancellationToken);
        await parties.TellBoth(order, dispatch.CooperativeId, "orders.notice-undecided", cancellationToken, dispatch.Number);
        return true;
    }
}
