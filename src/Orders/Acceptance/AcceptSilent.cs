using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Silence is acceptance: takes the dispatches whose time is over as accepted at the weight that left, and tells both sides (CH-09).</summary>
/// <returns>How many were accepted so.</returns>
[SystemOnly]
public sealed record AcceptSilent(int Most = 200) : IQuery<int>;

internal sealed class AcceptSilentHandler(MarketDb db, OneByOne each, TimeProvider clock) : IRequestHandler<AcceptSilent, int>
{
    public async Task<int> Handle(AcceptSilent request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Dispatch>().Where(dispatch => (dispatch.State == DispatchState.UnderWay || dispatch.State == DispatchState.Arrived) && dispatch.AcceptanceDueAt <= now)
            .OrderBy(dispatch => dispatch.AcceptanceDueAt).Take(request.Most).Select(dispatch => dispatch.Id).ToListAsync(cancellationToken);
        return await each.Send(due.Select(id => new AcceptSilentDispatch(id)), cancellationToken);
    }
}
