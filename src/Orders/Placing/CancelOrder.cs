using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Placing;

/// <summary>The unit walks away: free until the charter's hours after approval and before the first weigh-in (CH-19). Later see <see cref="AskForCancellation"/>.</summary>
[Allowed(Roles.Purchaser, Roles.Approver)]
public sealed record CancelOrder(Guid OrderId, string? Reason) : ICommand<OrderAnswer>;

internal sealed class CancelOrderHandler(
    OrderStore orders, ICharter charter, Releasing releasing, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<CancelOrder, OrderAnswer>
{
    public async Task<OrderAnswer> Handle(CancelOrder request, CancellationToken cancellationToken)
    {
        var reason = Input.OptionalReason(request.Reason);
        var order = await orders.OfMember(request.OrderId, cancellationToken);
        trail.Say($"order/{order.Id}");
        var approved = order.ApprovedAt is not null;
        // A finished order is refused by its state; one that goods have left already by the charter, whose cure is to ask the cooperatives.
        if (!order.State.IsFinal() && approved)
        {
            await charter.Require(new OrderCancelling(order.Id, order.ApprovedAt, order.WeighingBegun, CooperativeAgrees: false), cancellationToken);
        }

        var released = order.Cancel(actor.Code, reason, clock.GetUtcNow());
        if (!approved)
        {
            await releasing.ReleaseUndivided(released, cancellationToken);
            return OrderAnswer.Of(order);
        }

        await releasing.Release(released, cancellationToken);
        await parties.TellCooperatives(order, "orders.notice-cancelled", cancellationToken);
        return OrderAnswer.Of(order);
    }
}
