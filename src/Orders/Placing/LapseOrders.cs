using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Placing;

/// <summary>Ends the orders that nobody approved in time and frees their stock.</summary>
/// <returns>How many lapsed.</returns>
[SystemOnly]
public sealed record LapseOrders(int Most = 200) : IQuery<int>;

/// <summary>Ends one order if it is due still.</summary>
[SystemOnly]
internal sealed record LapseOrder(Guid OrderId) : ICommand<bool>;

internal sealed class LapseOrdersHandler(MarketDb db, OrderStore orders, OneByOne each, Releasing releasing, Parties parties, ActTrail trail, TimeProvider clock)
    : IRequestHandler<LapseOrders, int>, IRequestHandler<LapseOrder, bool>
{
    public async Task<int> Handle(LapseOrders request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Order>().Where(order => order.State == OrderState.AwaitingApproval && order.ApprovalDueAt <= now)
            .OrderBy(order => order.ApprovalDueAt).Take(request.Most).Select(order => order.Id).ToListAsync(cancellationToken);
        return await each.Send(due.Select(id => new LapseOrder(id)), cancellationToken);
    }

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
