using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>Orders of the unit that wait for an approver, the first to lapse first.</summary>
[Allowed(Roles.Approver)]
public sealed record OrdersToApprove(int Limit = 100) : IQuery<IReadOnlyList<OrderToApprove>>;

/// <summary>An order that waits.</summary>
public sealed record OrderToApprove
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string? MemberPoNumber { get; init; }

    /// <summary>Account code of the purchaser, who may not approve it.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }

    public required DateOnly DeliverOn { get; init; }

    public required Money Total { get; init; }

    public required int Lots { get; init; }

    public required Weight Ordered { get; init; }
}

internal sealed class OrdersToApproveHandler(MarketDb db, CurrentActor actor) : IRequestHandler<OrdersToApprove, IReadOnlyList<OrderToApprove>>
{
    public async Task<IReadOnlyList<OrderToApprove>> Handle(OrdersToApprove request, CancellationToken cancellationToken)
    {
        var unit = actor.Organisation;
        return await db.Set<Order>().AsNoTracking().Where(order => order.MemberId == unit && order.State == OrderState.AwaitingApproval)
            .OrderBy(order => order.ApprovalDueAt).ThenBy(order => order.Id).Take(Math.Clamp(request.Limit, 1, 200)).Select(order => new OrderToApprove
            {
                Id = order.Id, Number = order.Number, MemberPoNumber = order.MemberPoNumber, RequestedBy = order.RequestedBy, PlacedAt = order.PlacedAt,
                ApprovalDueAt = order.ApprovalDueAt, DeliverOn = order.DeliverOn, Total = order.Total, Lots = order.Lines.Count,
                Ordered = new Weight(order.Lines.Sum(line => line.Ordered.Grams)),
            }).ToListAsync(cancellationToken);
    }
}
