using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Takes one dispatch as accepted if its time is over still.</summary>
[SystemOnly]
internal sealed record AcceptSilentDispatch(Guid DispatchId) : ICommand<bool>;

internal sealed class AcceptSilentDispatchHandler(OrderStore orders, Settlement settlement, ICharter charter, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<AcceptSilentDispatch, bool>
{
    public async Task<bool> Handle(AcceptSilentDispatch request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (dispatch, order) = await orders.Dispatch(request.DispatchId, cancellationToken);
        var due = dispatch.AcceptanceDueAt;
        if (dispatch.State is not (DispatchState.UnderWay or DispatchState.Arrived) || due > now) return false;
        if (dispatch.State == DispatchState.UnderWay)
        {
            dispatch.Arrive(dispatch.ExpectedArrival.AddHours(Dispatch.UnrecordedArrivalHours), null, now);
            order.Arrived(dispatch, actor.Code, now);
        }

        var paper = Silence(dispatch);
        await settlement.Weigh(dispatch, order, line => new ScaleFigures(line.Net, Weight.Zero, null, [], ""), paper.Hash, due, cancellationToken);
        dispatch.Weigh(actor.Code, silence: true, paper.Json, paper.Hash, null, due);
        order.Weighed(dispatch, "accept-by-silence", actor.Code, null, now);
        trail.Say($"dispatch/{dispatch.Id}", dispatch.MemberId.ToString());
        await charter.Ask(new AcceptedBySilence(dispatch.Id, dispatch.MemberId), cancellationToken);
        await parties.TellBoth(order, dispatch.CooperativeId, "orders.notice-accepted-by-silence", cancellationToken, dispatch.Number);
        return true;
    }

    /// <summary>That nobody said anything, as a paper.</summary>
    internal static Proof Silence(Dispatch dispatch) => Proof.Of(new
    {
        Kind = "silence", Dispatch = dispatch.Id, Since = dispatch.ArrivedAt!.Value.UtcDateTime, Until = dispatch.AcceptanceDueAt.UtcDateTime, Slip = dispatch.SlipHash,
    });
}
