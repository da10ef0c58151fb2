using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

/// <summary>Writes on a lot whether it is labelled 滞销: when stocks with a label in force weigh at least the charter's part of it. The label's day is the newest check's, its last day the earliest's.</summary>
internal sealed class LotDistress(MarketDb db, ICharter charter, IMediator mediator, TimeProvider clock)
{
    public async Task Tell(IReadOnlyCollection<Guid> lots, CancellationToken cancellation)
    {
        if (lots.Count == 0) return;
        var today = clock.Today();
        var labelled = (await (
            from part in db.Set<LotStock>()
            where lots.Contains(part.LotId)
            join label in db.Set<DistressLabel>() on part.StockId equals label.StockId
            where label.EndedAt == null && label.LastOn >= today
            select new { part.LotId, part.Weight.Grams, label.CheckedAt, label.LastOn }).ToListAsync(cancellation)).ToLookup(row => row.LotId);
        var known = await db.Set<Lot>().AsNoTracking().Where(lot => lots.Contains(lot.Id)).Select(lot => new { lot.Id, lot.Estimated.Grams, lot.DistressCheckedOn, lot.DistressUntil }).ToListAsync(cancellation);
        var share = (await charter.Terms(clock.GetUtcNow(), cancellation)).DistressLotPercent;
        var changed = new List<Guid>();
        foreach (var lot in known)
        {
            var own = labelled[lot.Id].ToList();
            var holds = own.Count > 0 && (Int128)own.Sum(row => row.Grams) * 100 >= (Int128)lot.Grams * share;
            var (on, until) = holds ? (ChinaTime.DayOf(own.Max(row => row.CheckedAt)), own.Min(row => row.LastOn)) : ((DateOnly?)null, (DateOnly?)null);
            if ((on, until) == (lot.DistressCheckedOn, lot.DistressUntil)) continue;
            await db.Set<Lot>().Where(row => row.Id == lot.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DistressCheckedOn, on).SetProperty(row => row.DistressUntil, until).SetProperty(row => row.Version, row => row.Version + 1), cancellation);
            changed.Add(lot.Id);
        }

        if (changed.Count > 0) await mediator.Publish(new LotsChanged(changed), cancellation);
    }
}
