using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Finds live lots whose last good day is over and has each ended in a transaction of its own. Returns how many.</summary>
[SystemOnly]
public sealed record ExpireLots : ICommand<int>;

/// <summary>Ends a spoiled lot: what is reserved stays reserved, the rest returns to the households' stocks. Nothing happens to one that has ended.</summary>
[SystemOnly]
public sealed record ExpireLot(Guid LotId) : ICommand<Done>;

internal sealed class ExpireLotsHandler(MarketDb db, TimeProvider clock, Outbox outbox) : IRequestHandler<ExpireLots, int>
{
    private const int Most = 500;

    public async Task<int> Handle(ExpireLots request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var spoiled = await db.Set<Lot>().Where(lot => LotMachine.Live.Contains(lot.State) && lot.SpoilsOn < today).OrderBy(lot => lot.SpoilsOn).ThenBy(lot => lot.Id)
            .Select(lot => lot.Id).Take(Most).ToListAsync(cancellationToken);
        foreach (var id in spoiled) outbox.Send(new ExpireLot(id));
        return spoiled.Count;
    }
}

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
