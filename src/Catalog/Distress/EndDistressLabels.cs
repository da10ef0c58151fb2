using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

/// <summary>Ends labels whose days are over and those of goods that are sold or gone. Returns how many. Pages show neither before that.</summary>
[SystemOnly]
public sealed record EndDistressLabels : ICommand<int>;

internal sealed class EndDistressLabelsHandler(MarketDb db, CurrentActor actor, TimeProvider clock, LotDistress lots) : IRequestHandler<EndDistressLabels, int>
{
    private const int Most = 1_000;

    public async Task<int> Handle(EndDistressLabels request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var over = await (
            from label in db.Set<DistressLabel>()
            where label.EndedAt == null
            join stock in db.Set<Stock>() on label.StockId equals stock.Id
            where label.LastOn < today || stock.State == StockState.Sold || stock.State == StockState.Withdrawn
            orderby label.LastOn, label.Id
            select new { Label = label, stock.LotId, IsGone = stock.State == StockState.Sold || stock.State == StockState.Withdrawn }).Take(Most).ToListAsync(cancellationToken);
        foreach (var row in over) row.Label.End(row.IsGone ? DistressEnding.Sold : DistressEnding.Expired, actor.Code, now);
        await db.SaveChangesAsync(cancellationToken);
        await lots.Tell([.. over.Select(row => row.LotId).OfType<Guid>().Distinct()], cancellationToken);
        return over.Count;
    }
}
