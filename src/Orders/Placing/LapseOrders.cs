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

internal sealed class LapseOrdersHandler(MarketDb db, OneByOne each, TimeProvider clock) : IRequestHandler<LapseOrders, int>
{
    public async Task<int> Handle(LapseOrders request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Order>().Where(order => order.State == OrderState.AwaitingApproval && order.ApprovalDueAt <= now)
            .OrderBy(order => order.ApprovalDueAt).Take(request.Most).Select(order => order.Id).ToListAsync(cancellationToken);
        return await each.Send(due.Select(id => new LapseOrder(id)), cancellationToken);
    }
}
