using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>A household's season of one produce.</summary>
/// <param name="Produce">The produce's name.</param>
/// <param name="Since">When the season began.</param>
/// <param name="Standing">Of lots harvested since: what the ledger says was dispatched, and what is promised.</param>
/// <param name="Capacity">What the household can bring in: its holding's usual yield; where it has no holding of the produce on record, the stock declared this season.</param>
internal sealed record HouseholdSeason(Bilingual Produce, DateOnly Since, Weight Standing, Weight Capacity);

/// <summary>Reads the seasons of many households at once: a few set-based queries, however many they are.</summary>
internal sealed class HouseholdSeasons(MarketDb db)
{
    public async Task<Dictionary<(string Household, string Produce), HouseholdSeason>> Read(
        IReadOnlyCollection<(string Household, string Produce)> keys, DateOnly today, CancellationToken cancellation)
    {
        var households = keys.Select(key => key.Household).Distinct().ToList();
        var codes = keys.Select(key => key.Produce).Distinct().ToList();
        var kinds = await db.Produce().Where(kind => codes.Contains(kind.Code)).Select(kind => new { kind.Code, kind.NameZh, kind.NameEn, kind.HarvestMonths }).ToListAsync(cancellation);
        var produce = kinds.ToDictionary(kind => kind.Code, kind => (Name: new Bilingual(kind.NameZh, kind.NameEn), Since: HarvestSeason.StartOf(kind.HarvestMonths, today)));
        var starts = produce.ToDictionary(kind => kind.Key, kind => kind.Value.Since);

        var standing = await Standing(households, codes, starts, cancellation);
        var capacity = await Yields(households, codes, cancellation);
        if (keys.Any(key => !capacity.ContainsKey(key)))
        {
            foreach (var (key, weight) in await Declared(households, codes, starts, cancellation)) capacity.TryAdd(key, weight);
        }

        return keys.ToDictionary(key => key, key => new HouseholdSeason(
            produce[key.Produce].Name, produce[key.Produce].Since, standing.GetValueOrDefault(key), capacity.GetValueOrDefault(key)));
    }

    private async Task<Dictionary<(string, string), Weight>> Standing(
        List<string> households, List<string> codes, Dictionary<string, DateOnly> starts, CancellationToken cancellation)
    {
        var earliest = starts.Values.Min();
        var promised = from offer in db.Offers()
                       join lot in db.Lots() on offer.LotId equals lot.Id
                       where households.Contains(offer.HouseholdCode) && codes.Contains(lot.Produce) && lot.HarvestedFrom >= earliest
                       select new { offer.HouseholdCode, lot.Produce, lot.HarvestedFrom, offer.Promised.Grams };
        var dispatched = from entry in db.LedgerEntries()
                         join lot in db.Lots() on entry.LotId equals lot.Id
                         where households.Contains(entry.HouseholdCode) && codes.Contains(lot.Produce) && lot.HarvestedFrom >= earliest && entry.CountsAs == EntryType.Dispatched
                         select new { entry.HouseholdCode, lot.Produce, lot.HarvestedFrom, entry.Weight.Grams };
        var parts = await promised.Concat(dispatched).GroupBy(part => new { part.HouseholdCode, part.Produce, part.HarvestedFrom })
            .Select(season => new { season.Key, Grams = season.Sum(part => part.Grams) }).ToListAsync(cancellation);
        return parts.Where(part => part.Key.HarvestedFrom >= starts[part.Key.Produce])
            .GroupBy(part => (part.Key.HouseholdCode, part.Key.Produce)).ToDictionary(group => group.Key, group => new Weight(group.Sum(part => part.Grams)));
    }

    private async Task<Dictionary<(string, string), Weight>> Yields(List<string> households, List<string> codes, CancellationToken cancellation)
    {
        var holdings = await db.Holdings().Where(holding => households.Contains(holding.HouseholdCode) && codes.Contains(holding.Produce))
            .Select(holding => new { holding.HouseholdCode, holding.Produce, holding.YieldPerSeason.Grams }).ToListAsync(cancellation);
        return holdings.ToDictionary(holding => (holding.HouseholdCode, holding.Produce), holding => new Weight(holding.Grams));
    }

    // A stock counts with the most that it was ever bundled with: what is left of it afterwards says nothing of what was brought in.
    private async Task<Dictionary<(string, string), Weight>> Declared(
        List<string> households, List<string> codes, Dictionary<string, DateOnly> starts, CancellationToken cancellation)
    {
        var earliest = starts.Values.Min();
        var stocks = await db.Stocks()
            .Where(stock => households.Contains(stock.HouseholdCode) && codes.Contains(stock.Produce) && stock.HarvestedOn >= earliest)
            .Select(stock => new
            {
                stock.HouseholdCode, stock.Produce, stock.HarvestedOn,
                Grams = db.LotStocks().Where(part => part.StockId == stock.Id).Max(part => (long?)part.Weight.Grams) ?? stock.Weight.Grams,
            }).ToListAsync(cancellation);
        return stocks.Where(stock => stock.HarvestedOn >= starts[stock.Produce]).GroupBy(stock => (stock.HouseholdCode, stock.Produce))
            .ToDictionary(group => group.Key, group => new Weight(group.Sum(stock => stock.Grams)));
    }
}
