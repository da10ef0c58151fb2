using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>Ends a spoiled lot: what is reserved stays reserved, the rest returns to the households' stocks. Nothing happens to one that has ended.</summary>
[SystemOnly]
public sealed record ExpireLot(Guid LotId) : ICommand<Done>;

internal sealed class ExpireLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, LotRest rest) : IRequestHandler<ExpireLot, Done>
{
    public async Task<Done> Handle(ExpireLot request, CancellationToken cancellationToken)
    {
        var lot = await LotRows.GetLocked(db, request.LotId, cancellationToken);
        if (lot is null || !lot.State.IsLive() || lot.SpoilsOn >= clock.Today()) return default;
        lot.Expire(actor.Code, clock.GetUtcNow());
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), lot.State.Code());
        await db.SaveChangesAsync(cancellationToken);
        await LotListing.Leave(db, lot.Id, cancellationToken);
        await rest.GiveBack(lot, cancellationToken);
        return default;
    }
}
