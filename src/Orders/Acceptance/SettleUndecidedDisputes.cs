using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Acceptance;

/// <summary>Ends the disputes that nobody decided in time: the buyer's scale stands, with a finding.</summary>
/// <returns>How many were settled so.</returns>
[SystemOnly]
public sealed record SettleUndecidedDisputes(int Most = 200) : IQuery<int>;

internal sealed class SettleUndecidedDisputesHandler(MarketDb db, OneByOne each, TimeProvider clock) : IRequestHandler<SettleUndecidedDisputes, int>
{
    public async Task<int> Handle(SettleUndecidedDisputes request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Dispatch>().Where(dispatch => dispatch.State == DispatchState.Disputed && dispatch.DisputeDueAt <= now)
            .OrderBy(dispatch => dispatch.DisputeDueAt).Take(request.Most).Select(dispatch => dispatch.Id).ToListAsync(cancellationToken);
        return await each.Send(due.Select(id => new SettleUndecidedDispute(id)), cancellationToken);
    }
}
