using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>Orders of which the cooperative's part has not left in whole, soonest delivery first.</summary>
[Allowed(Roles.Cooperative)]
public sealed record OrdersToDispatch(int Limit = 100) : IQuery<IReadOnlyList<OrderToDispatch>>;

/// <summary>An order waiting for goods.</summary>
public sealed record OrderToDispatch
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string MemberName { get; init; }

    /// <summary>The part's.</summary>
    public required OrderState State { get; init; }

    public required DateOnly DeliverOn { get; init; }

    public required string DeliverTo { get; init; }

    public required int Lots { get; init; }

    public required int Households { get; init; }

    public required Weight Ordered { get; init; }

    public required Weight Open { get; init; }

    public required bool CancellationAsked { get; init; }
}

internal sealed class OrdersToDispatchHandler(MarketDb db, CurrentActor actor) : IRequestHandler<OrdersToDispatch, IReadOnlyList<OrderToDispatch>>
{
    public async Task<IReadOnlyList<OrderToDispatch>> Handle(OrdersToDispatch request, CancellationToken cancellationToken)
    {
        var own = actor.Organisation;
        return await (from part in db.Set<OrderPart>().AsNoTracking()
                      join order in db.Set<Order>() on part.OrderId equals order.Id
                      join member in db.Organisations() on order.MemberId equals member.Id
                      where part.CooperativeId == own && (part.State == OrderState.Approved || part.State == OrderState.Dispatching)
                          && order.Lines.Any(line => line.CooperativeId == own && line.Ordered.Grams > line.Taken.Grams + line.Released.Grams)
                      orderby order.DeliverOn, order.Id
                      select new OrderToDispatch
                      {
                          Id = order.Id, Number = order.Number, MemberName = member.Name, State = part.State, DeliverOn = order.DeliverOn, DeliverTo = order.DeliverTo,
                          Lots = order.Lines.Count(line => line.CooperativeId == own),
                          Households = db.Set<Share>().Where(share => share.OrderId == order.Id && share.Weight.Grams > share.Released.Grams
                              && order.Lines.Any(line => line.Id == share.LineId && line.CooperativeId == own)).Select(share => share.HouseholdCode).Distinct().Count(),
                          Ordered = new Weight(order.Lines.Where(line => line.CooperativeId == own).Sum(line => line.Ordered.Grams)),
                          Open = new Weight(order.Lines.Where(line => line.CooperativeId == own).Sum(line => line.Ordered.Grams - line.Taken.Grams - line.Released.Grams)),
                          CancellationAsked = part.CancellationAskedAt != null,
                      }).Take(Math.Clamp(request.Limit, 1, 200)).ToListAsync(cancellationToken);
    }
}
