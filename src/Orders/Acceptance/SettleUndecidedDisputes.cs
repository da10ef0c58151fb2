using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Ends the disputes that nobody decided in time: the buyer's scale stands, with a finding.</summary>
/// <returns>How many were settled so.</returns>
[SystemOnly]
public sealed record SettleUndecidedDisputes(int Most = 200) : IQuery<int>;

/// <summary>Ends one dispute if its time is over still.</summary>
[SystemOnly]
internal sealed record SettleUndecidedDispute(Guid DispatchId) : ICommand<bool>;

internal sealed class SettleUndecidedDisputesHandler(
    MarketDb db, OrderStore orders, OneByOne each, Settlement settlement, ICharter charter, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<SettleUndecidedDisputes, int>, IRequestHandler<SettleUndecidedDispute, bool>
{
    public async Task<int> Handle(SettleUndecidedDisputes request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Dispatch>().Where(dispatch => dispatch.State == DispatchState.Disputed && dispatch.DisputeDueAt <= now)
            .OrderBy(dispatch => dispatch.DisputeDueAt).Take(request.Most).Select(dispatch => dispatch.Id).ToListAsync(cancellationToken);
        return await each.Send(due.Select(id => new SettleUndecidedDispute(id)), cancellationToken);
    }

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
