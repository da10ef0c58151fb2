using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>Disputes about weight that are not decided, the most urgent first: a party its own, administrators all.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record Disputes(int Limit = 100) : IQuery<IReadOnlyList<DispatchRow>>;

internal sealed class DisputesHandler(MarketDb db, OrderStore orders) : IRequestHandler<Disputes, IReadOnlyList<DispatchRow>>
{
    public async Task<IReadOnlyList<DispatchRow>> Handle(Disputes request, CancellationToken cancellationToken) => await DispatchRows.Of(
        db,
        orders.ReadableDispatches().Where(dispatch => dispatch.State == DispatchState.Disputed)
            .OrderBy(dispatch => dispatch.DisputeDueAt).ThenBy(dispatch => dispatch.Id).Take(Math.Clamp(request.Limit, 1, 200)))
        .OrderBy(row => row.DisputeDueAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
}
