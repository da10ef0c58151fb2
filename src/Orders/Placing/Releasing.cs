using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Placing;

/// <summary>Gives back what an approved order gives up: the households' shares, their offers, the lots.</summary>
internal sealed class Releasing(MarketDb db, IMediator mediator)
{
    /// <summary>Of an order that was not divided yet: there is only the reservation.</summary>
    public async Task ReleaseUndivided(IReadOnlyList<(OrderLine Line, Weight Weight)> released, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await mediator.Send(new ReleaseLots([.. released.Select(row => new LotWeight(row.Line.LotId, row.Weight))]), cancellation);
    }

    public async Task Release(IReadOnlyList<(OrderLine Line, Weight Weight)> released, CancellationToken cancellation)
    {
        if (released.Count == 0) return;
        var lines = released.Select(row => row.Line.Id).ToArray();
        var shares = await db.Set<Share>().Where(share => lines.Contains(share.LineId) && share.Weight.Grams > share.Taken.Grams + share.Released.Grams).ToListAsync(cancellation);
        var given = shares.Select(share => (share.LotId, Share: new HouseholdWeight(share.HouseholdCode, share.Release()))).ToLookup(row => row.LotId, row => row.Share);
        await db.SaveChangesAsync(cancellation);
        foreach (var (line, weight) in released.OrderBy(row => row.Line.LotId))
        {
            await mediator.Send(new ReleaseOffers(line.LotId, [.. given[line.LotId]]), cancellation);
            await mediator.Send(new ReleaseLots([new LotWeight(line.LotId, weight)]), cancellation);
        }
    }
}
