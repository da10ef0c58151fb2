using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Placing;

/// <summary>Ends one order if it is due still.</summary>
[SystemOnly]
internal sealed record LapseOrder(Guid OrderId) : ICommand<bool>;

internal sealed class LapseOrderHandler(OrderStore orders, Releasing releasing, Parties parties, ActTrail trail, TimeProvider clock)
    : IRequestHandler<LapseOrder, bool>
{
    public async Task<bool> Handle(LapseOrder request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var order = await orders.Any(request.OrderId, cancellationToken);
        if (order.State != OrderState.AwaitingApproval || order.ApprovalDueAt > now) return false;
        trail.Say($"order/{order.Id}", order.MemberId.ToString());
        var released = order.Lapse(now);
        await releasing.ReleaseUndivided(released, cancellationToken);
        await parties.TellMember(order, "orders.notice-lapsed", cancellationToken);
        return true;
    }
}
