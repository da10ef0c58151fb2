using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-17: what a household supplies of a produce in a season does not exceed what it can bring in. That is its holding's usual yield; only where it has no holding of
/// the produce on record it is the stock declared this season (a larger declaration never lifts the yield: outside goods would come in by it). Counted are the season's
/// promised and dispatched weights of all lots, and what is to be added now. Over the cap it is warned, over the stop it is barred; both ends are still allowed.
/// </summary>
internal sealed class CapacityCap(MarketDb db) : ICharterRule
{
    private const int General = 3;
    private const int Grave = 12;

    public string Rule => "CH-17";

    public async Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        var added = question switch
        {
            LotPublication lot => await Offered(lot.LotId, cancellation),
            SharesWriting shares => shares.Supplies,
            DispatchLeaving leaving => leaving.Supplies,
            _ => [],
        };
        var supplies = added.Where(supply => supply.Weight.IsPositive).GroupBy(supply => (Household: supply.HouseholdCode, supply.Produce))
            .ToDictionary(group => group.Key, group => Weight.Sum(group.Select(supply => supply.Weight)));
        if (supplies.Count == 0) return [];

        var today = ChinaTime.DayOf(now);
        var households = supplies.Keys.Select(key => key.Household).Distinct().ToList();
        var codes = supplies.Keys.Select(key => key.Produce).Distinct().ToList();
        var produce = (await db.Produce().Where(kind => codes.Contains(kind.Code)).Select(kind => new { kind.Code, kind.NameZh, kind.NameEn, kind.HarvestMonths }).ToListAsync(cancellation))
            .ToDictionary(kind => kind.Code, kind => (Name: new Bilingual(kind.NameZh, kind.NameEn), Start: HarvestSeason.StartOf(kind.HarvestMonths, today)));
        var earliest = produce.Values.Min(kind => kind.Start);

        var stands = (await (
                from offer in db.Offers()
                join lot in db.Lots() on offer.LotId equals lot.Id
                where households.Contains(offer.HouseholdCode) && codes.Contains(lot.Produce) && lot.HarvestedFrom >= earliest
                group new { offer, lot } by new { offer.HouseholdCode, lot.Produce, lot.HarvestedFrom } into season
                select new { season.Key, Grams = season.Sum(part => part.offer.Promised.Grams + part.offer.Dispatched.Grams) }).ToListAsync(cancellation))
            .Where(part => part.Key.HarvestedFrom >= produce[part.Key.Produce].Start)
            .GroupBy(part => (part.Key.HouseholdCode, part.Key.Produce)).ToDictionary(group => group.Key, group => new Weight(group.Sum(part => part.Grams)));
        var yields = (await db.Holdings().Where(holding => households.Contains(holding.HouseholdCode) && codes.Contains(holding.Produce))
            .Select(holding => new { holding.HouseholdCode, holding.Produce, holding.YieldPerSeason.Grams }).ToListAsync(cancellation))
            .ToDictionary(holding => (holding.HouseholdCode, holding.Produce), holding => new Weight(holding.Grams));
        var declared = supplies.Keys.Any(key => !yields.ContainsKey(key)) ? await Declared(households, codes, produce.ToDictionary(kind => kind.Key, kind => kind.Value.Start), cancellation) : [];
        var sellers = await Sellers(question, households, today, cancellation);

        var said = new List<Verdict>();
        foreach (var (key, weight) in supplies.OrderBy(supply => supply.Key))
        {
            var supplied = stands.GetValueOrDefault(key) + weight;
            var capacity = yields.TryGetValue(key, out var yield) ? yield : declared.GetValueOrDefault(key);
            var (cap, stop) = (Part(capacity, book.Whole(Rule, "cap")), Part(capacity, book.Whole(Rule, "stop")));
            if (supplied <= cap) continue;
            var (effect, code, limit) = supplied > stop ? (CharterEffect.Block, "charter.capacity-exceeded", stop) : (CharterEffect.Warn, "charter.capacity-high", cap);
            var (name, start) = produce[key.Produce];
            var objection = new CharterObjection(
                Rule, effect, $"household/{key.Household}", code, supplied.Kilograms(), limit.Kilograms(), key.Household, name, supplied, limit, start);
            said.Add(new Verdict(objection, supplied > stop ? Grave : General)
            {
                HouseholdCode = key.Household, CooperativeId = sellers.TryGetValue(key.Household, out var seller) ? seller : null,
            });
        }

        return said;
    }

    private static Weight Part(Weight capacity, int percent) => new(checked((long)((Int128)capacity.Grams * percent / 100)));

    private async Task<IReadOnlyList<HouseholdSupply>> Offered(Guid lotId, CancellationToken cancellation) =>
        [.. (await (
            from offer in db.Offers()
            join lot in db.Lots() on offer.LotId equals lot.Id
            where lot.Id == lotId
            select new
            {
                offer.HouseholdCode, lot.Produce, Grams = offer.Offered.Grams - offer.Promised.Grams - offer.Dispatched.Grams - offer.Withdrawn.Grams,
            }).ToListAsync(cancellation)).Select(offer => new HouseholdSupply(offer.HouseholdCode, offer.Produce, new Weight(offer.Grams)))];

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

    private async Task<Dictionary<string, Guid>> Sellers(CharterQuestion question, List<string> households, DateOnly today, CancellationToken cancellation)
    {
        var lots = question switch { LotPublication lot => [lot.LotId], DispatchLeaving leaving => leaving.LotIds, _ => (IReadOnlyList<Guid>)[] };
        if (lots.Count > 0)
        {
            var seller = await db.Lots().Where(lot => lots.Contains(lot.Id)).Select(lot => lot.CooperativeId).FirstAsync(cancellation);
            return households.ToDictionary(household => household, _ => seller);
        }

        var members = await db.Memberships().Where(member => households.Contains(member.HouseholdCode) && member.From <= today && (member.To == null || member.To > today))
            .Select(member => new { member.HouseholdCode, member.CooperativeId }).ToListAsync(cancellation);
        return members.GroupBy(member => member.HouseholdCode).ToDictionary(group => group.Key, group => group.Min(member => member.CooperativeId));
    }
}
