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
