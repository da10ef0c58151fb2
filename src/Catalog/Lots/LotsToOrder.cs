using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>What an order form shows of the lots that a buyer has chosen, in the order of the ids; those that were never public are left out.</summary>
[Allowed(Roles.Purchaser)]
public sealed record LotsToOrder(IReadOnlyList<Guid> Ids) : IQuery<IReadOnlyList<LotToOrder>>;

/// <summary>A lot with what prices and limits an order.</summary>
public sealed record LotToOrder(LotCard Card, string Packaging, string Cooperative, IReadOnlyList<Tier> Tiers, bool OnSale)
{
    /// <summary>The price of the tier in which this weight lies; it prices all of it.</summary>
    public UnitPrice PriceOf(Weight weight)
    {
        var tier = Tiers.Where(tier => tier.From <= weight).MaxBy(tier => tier.From);
        return tier?.UnitPrice ?? Card.UnitPrice;
    }
}

internal sealed class LotsToOrderHandler(MarketDb db, CatalogNames names, TimeProvider clock) : IRequestHandler<LotsToOrder, IReadOnlyList<LotToOrder>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<LotToOrder>> Handle(LotsToOrder request, CancellationToken cancellationToken)
    {
        var (today, ids) = (clock.Today(), request.Ids.Distinct().Take(Most).ToArray());
        if (ids.Length == 0) return [];
        var lots = db.Set<Lot>().AsNoTracking().Where(lot => ids.Contains(lot.Id) && lot.PublishedAt != null);
        var rows = await lots.Select(LotRow.Of).ToDictionaryAsync(row => row.Id, cancellationToken);
        var rest = await lots.Select(lot => new
        {
            lot.Id, lot.Packaging, lot.ListedUntil, Cooperative = db.Organisations().Where(organisation => organisation.Id == lot.CooperativeId).Select(organisation => organisation.Name).Single(),
        }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var tiers = (await db.Set<LotTier>().AsNoTracking().Where(tier => ids.Contains(tier.LotId)).OrderBy(tier => tier.Position).ToListAsync(cancellationToken)).ToLookup(tier => tier.LotId);
        var known = await names.Get(db, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => new LotToOrder(
            rows[id].ToCard(known, today, toAll: true), rest[id].Packaging, rest[id].Cooperative, [.. tiers[id].Select(tier => new Tier(tier.From, tier.UnitPrice))],
            rows[id].State == LotState.Published && rows[id].SpoilsOn >= today && rest[id].ListedUntil >= today))];
    }
}
