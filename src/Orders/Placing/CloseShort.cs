using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Placing;

/// <summary>The cooperative will not deliver the rest of its part; the rest is given up and the unit is told why.</summary>
[Allowed(Roles.Cooperative)]
public sealed record CloseShort(Guid OrderId, string Reason) : ICommand<OrderAnswer>;

internal sealed class CloseShortHandler(OrderStore orders, Releasing releasing, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<CloseShort, OrderAnswer>
{
    public async Task<OrderAnswer> Handle(CloseShort request, CancellationToken cancellationToken)
    {
        var reason = Input.Reason(request.Reason);
        var order = await orders.OfCooperative(request.OrderId, cancellationToken);
        trail.Say($"order/{order.Id}", order.MemberId.ToString());
        var released = order.CloseShort(actor.Organisation, actor.Code, reason, clock.GetUtcNow());
        await releasing.Release(released, cancellationToken);
        await parties.TellMember(order, "orders.notice-closed-short", cancellationToken);
        return OrderAnswer.Of(order);
    }
}
