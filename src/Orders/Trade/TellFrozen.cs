using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Trade;

/// <summary>
/// Buyers are told when goods of their orders stand still because of a failing test, and when they move again. Who has received goods of the lot that failed is told to stop using
/// them.
/// </summary>
internal sealed class TellFrozen(MarketDb db, IMediator mediator) : INotificationHandler<LotsFrozen>, INotificationHandler<LotReleased>
{
    public async Task Handle(LotsFrozen notification, CancellationToken cancellationToken)
    {
        var lots = notification.LotIds;
        await Tell("orders.notice-frozen", Open().Where(line => lots.Contains(line.LotId)), cancellationToken);
        var failed = notification.FailedLotId;
        await Tell("orders.notice-recalled", db.Set<OrderLine>().Where(line => line.LotId == failed && line.Dispatched.Grams > 0), cancellationToken);
    }

    public Task Handle(LotReleased notification, CancellationToken cancellationToken) =>
        Tell("orders.notice-unfrozen", Open().Where(line => line.LotId == notification.LotId), cancellationToken);

    private IQueryable<OrderLine> Open() => db.Set<OrderLine>().Where(line => line.Ordered.Grams > line.Taken.Grams + line.Released.Grams);

    private async Task Tell(string code, IQueryable<OrderLine> lines, CancellationToken cancellation)
    {
        var told = await (
            from line in lines
            join order in db.Set<Order>() on line.OrderId equals order.Id
            join lot in db.Lots() on line.LotId equals lot.Id
            where order.State != OrderState.Declined && order.State != OrderState.Lapsed && order.State != OrderState.Cancelled
            orderby order.Id, lot.Number
            select new { order.Id, order.Number, order.MemberId, Lot = lot.Number }).ToListAsync(cancellation);
        foreach (var one in told) await mediator.Send(new TellParties(code, [one.Number, one.Lot], $"/orders/{one.Id}") { Organisations = [one.MemberId] }, cancellation);
    }
}
