using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Placing;

/// <summary>A cooperative answers the unit's wish to cancel, for its own part. Agreeing gives up all that has not left.</summary>
/// <param name="Agree">False refuses; then a reason is needed.</param>
[Allowed(Roles.Cooperative)]
public sealed record AgreeToCancellation(Guid OrderId, bool Agree, string? Reason) : ICommand<OrderAnswer>;

internal sealed class AgreeToCancellationHandler(
    OrderStore orders, ICharter charter, Releasing releasing, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<AgreeToCancellation, OrderAnswer>
{
    public async Task<OrderAnswer> Handle(AgreeToCancellation request, CancellationToken cancellationToken)
    {
        var reason = request.Agree ? Input.OptionalReason(request.Reason) : Input.Reason(request.Reason);
        var order = await orders.OfCooperative(request.OrderId, cancellationToken);
        trail.Say($"order/{order.Id}", order.MemberId.ToString(), request.Agree ? "agreed" : "refused");
        var released = order.AnswerCancellation(actor.Organisation, request.Agree, actor.Code, reason, clock.GetUtcNow());
        IReadOnlyList<Warning> warnings = [];
        if (request.Agree)
        {
            warnings = Warning.Of(await charter.Require(new OrderCancelling(order.Id, order.ApprovedAt, order.WeighingBegun, CooperativeAgrees: true), cancellationToken));
            await releasing.Release(released, cancellationToken);
        }

        await parties.TellMember(order, request.Agree ? "orders.notice-cancellation-agreed" : "orders.notice-cancellation-refused", cancellationToken);
        return OrderAnswer.Of(order, warnings);
    }
}
