using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;

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

internal sealed class DecideDisputeHandler(OrderStore orders, Settlement settlement, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<DecideDispute, DispatchAnswer>
{
    public async Task<DispatchAnswer> Handle(DecideDispute request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var administrator = actor.Is(Roles.Administrator);
        var (dispatch, order) = await orders.Dispatch(request.DispatchId, cancellationToken);
        if (!administrator && dispatch.CooperativeId != actor.Organisation) throw new NotFound();
        var reason = administrator ? Input.Reason(request.Reason) : Input.OptionalReason(request.Reason);
        RuleBroken.If(!administrator && !request.Agree, "orders.only-agree");
        dispatch.Require(dispatch.State == DispatchState.Disputed, "decide");
        if (now >= dispatch.DisputeDueAt) throw new RuleBroken("orders.decision-over", dispatch.DisputeDueAt!.Value) { Status = 409 };

        var rests = dispatch.Lines.Where(line => line.Disputed.IsPositive).ToDictionary(line => line, line => request.Agree ? Dispute.BuyersRest(line) : DecidedRest(request, dispatch, line));
        var paper = Decision(dispatch, actor.Code, request.Agree, reason, rests, now);
        await settlement.Decide(dispatch, order, line => rests[line], paper.Hash, now, cancellationToken);
        dispatch.Decide(actor.Code, reason ?? "", now);
        order.Weighed(dispatch, "decide", actor.Code, reason, now);
        trail.Say($"dispatch/{dispatch.Id}", dispatch.MemberId.ToString(), request.Agree ? "buyer's scale" : "decided");
        await parties.TellBoth(order, dispatch.CooperativeId, "orders.notice-decided", cancellationToken, dispatch.Number);
        return DispatchAnswer.Of(dispatch, order);
    }

    /// <summary>The decision as a paper.</summary>
    internal static Proof Decision(Dispatch dispatch, string by, bool agree, string? reason, IReadOnlyDictionary<DispatchLine, Weight> rests, DateTimeOffset now) => Proof.Of(new
    {
        Kind = "decision", Dispatch = dispatch.Id, By = by, Agree = agree, Reason = reason, DecidedAt = now.UtcDateTime,
        Lines = rests.Select(rest => new { Lot = rest.Key.LotId, Rest = rest.Key.Disputed.Grams, Accepted = rest.Value.Grams }),
    });

    private static Weight DecidedRest(DecideDispute request, Dispatch dispatch, DispatchLine line)
    {
        var single = dispatch.Lines.Count(other => other.Disputed.IsPositive) == 1;
        var accepted = request.Lines is null
            ? single ? request.Accepted : null
            : request.Lines.Where(decided => decided.LotId == line.LotId).ToList() is [var only] ? only.Accepted : (Weight?)null;
        var most = line.Accepted + line.Disputed;
        new FieldErrors()
            .Require(accepted is not null, "accepted", "orders.decision-incomplete")
            .Require(accepted is null || (accepted >= line.Accepted && accepted <= most), "accepted", "orders.decision-outside", line.Accepted, most)
            .ThrowIfAny();
        return accepted!.Value - line.Accepted;
    }
}

/// <summary>What stands when nobody decides otherwise.</summary>
internal static class Dispute
{
    /// <summary>How much of the disputed rest arrived by the buyer's scale: all of it if that is the higher scale, else nothing.</summary>
    public static Weight BuyersRest(DispatchLine line) => line.BuyerArrived > line.Net ? line.Disputed : Weight.Zero;
}
