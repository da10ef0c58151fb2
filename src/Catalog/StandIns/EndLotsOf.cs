using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A cooperative left the alliance: its live lots end, what is reserved is still delivered, and the rest returns to the households' stocks, to be bundled by another.</summary>
/// <returns>How many lots ended.</returns>
[WithinAct]
public sealed record EndLotsOf(Guid CooperativeId, string Reason) : ICommand<int>;

internal sealed class EndLotsOfHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, LotRest rest) : IRequestHandler<EndLotsOf, int>
{
    public async Task<int> Handle(EndLotsOf request, CancellationToken cancellationToken)
    {
        var live = LotMachine.Live.ToArray();
        var ids = await db.Set<Lot>().Where(lot => lot.CooperativeId == request.CooperativeId && live.Contains(lot.State)).OrderBy(lot => lot.Id).Select(lot => lot.Id).ToListAsync(cancellationToken);
        await LotRows.Lock(db, ids, cancellationToken);
        foreach (var id in ids)
        {
            var lot = (await LotRows.GetLocked(db, id, cancellationToken))!;
            if (!lot.State.IsLive()) continue;
            lot.Withdraw(actor.Code, clock.GetUtcNow(), request.Reason);
            trail.Say($"lot/{lot.Id}", request.CooperativeId.ToString(), lot.State.Code());
            await db.SaveChangesAsync(cancellationToken);
            await LotListing.Leave(db, lot.Id, cancellationToken);
            await rest.GiveBack(lot, cancellationToken);
        }

        return ids.Count;
    }
}
