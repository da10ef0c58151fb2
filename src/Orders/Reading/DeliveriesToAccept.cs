using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>Deliveries that the unit has to receive or accept, the most urgent first.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record DeliveriesToAccept(int Limit = 100) : IQuery<IReadOnlyList<DispatchRow>>;

internal sealed class DeliveriesToAcceptHandler(MarketDb db, OrderStore orders) : IRequestHandler<DeliveriesToAccept, IReadOnlyList<DispatchRow>>
{
    public async Task<IReadOnlyList<DispatchRow>> Handle(DeliveriesToAccept request, CancellationToken cancellationToken) => await DispatchRows.Of(
        db,
        orders.ReadableDispatches().Where(dispatch => dispatch.State == DispatchState.UnderWay || dispatch.State == DispatchState.Arrived)
            .OrderBy(dispatch => dispatch.AcceptanceDueAt).ThenBy(dispatch => dispatch.Id).Take(Math.Clamp(request.Limit, 1, 200)))
        .OrderBy(row => row.AcceptanceDueAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
}
