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
/// CH-17: what a household supplies of a produce in a season does not exceed what it can bring in (<see cref="HouseholdSeason"/>). A large declaration never lifts a
/// holding's yield: outside goods would come in by it. Over the cap it is warned, over the stop it is barred; both ends are still allowed.
/// </summary>
internal sealed class CapacityCap(MarketDb db, HouseholdSeasons seasons) : ICharterRule
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
        var read = await seasons.Read(supplies.Keys, today, cancellation);
        var over = supplies.Select(supply => Judge(supply.Key.Household, supply.Key.Produce, read[supply.Key], supply.Value, book)).OfType<Verdict>()
            .OrderBy(verdict => verdict.HouseholdCode, StringComparer.Ordinal).ToList();
        if (over.Count == 0) return [];

        var sellers = await Sellers(question, [.. over.Select(verdict => verdict.HouseholdCode!)], today, cancellation);
        return [.. over.Select(verdict => verdict with { CooperativeId = sellers.TryGetValue(verdict.HouseholdCode!, out var seller) ? seller : null })];
    }

    private Verdict? Judge(string household, string produce, HouseholdSeason season, Weight added, CharterBook book)
    {
        var supplied = season.Standing + added;
        bool IsOver(int percent) => (Int128)supplied.Grams * 100 > (Int128)season.Capacity.Grams * percent;
        var (cap, stop) = (book.Whole(Rule, "cap"), book.Whole(Rule, "stop"));
        if (!IsOver(cap)) return null;

        var (effect, code, percent, points) = IsOver(stop)
            ? (CharterEffect.Block, "charter.capacity-exceeded", stop, Grave)
            : (CharterEffect.Warn, "charter.capacity-high", cap, General);
        var limit = new Weight(checked((long)((Int128)season.Capacity.Grams * percent / 100)));
        var objection = new CharterObjection(
            Rule, effect, $"household/{household}", code, supplied.Kilograms(), limit.Kilograms(), household, season.Produce, supplied, limit, season.Since);
        return new Verdict(objection, points)
        {
            ToBuyer = new CharterObjection(Rule, effect, $"produce/{produce}", code + "-alias", $"> {percent} %", $"{percent} %", season.Produce, percent),
            HouseholdCode = household,
        };
    }

    private async Task<IReadOnlyList<HouseholdSupply>> Offered(Guid lotId, CancellationToken cancellation)
    {
        var offers = await (
            from offer in db.Offers()
            join lot in db.Lots() on offer.LotId equals lot.Id
            where lot.Id == lotId
            select new
            {
                offer.HouseholdCode, lot.Produce, Grams = offer.Offered.Grams - offer.Promised.Grams - offer.Dispatched.Grams - offer.Withdrawn.Grams,
            }).ToListAsync(cancellation);
        return [.. offers.Select(offer => new HouseholdSupply(offer.HouseholdCode, offer.Produce, new Weight(offer.Grams)))];
    }

    // Shares may be those of several cooperatives' lots: there a household's own cooperative is told.
    private async Task<Dictionary<string, Guid>> Sellers(CharterQuestion question, List<string> households, DateOnly today, CancellationToken cancellation)
    {
        var lots = question switch { LotPublication lot => [lot.LotId], DispatchLeaving leaving => leaving.LotIds, _ => (IReadOnlyList<Guid>)[] };
        if (lots.Count > 0)
        {
            var seller = await db.Lots().Where(lot => lots.Contains(lot.Id)).Select(lot => lot.CooperativeId).FirstAsync(cancellation);
            return households.Distinct().ToDictionary(household => household, _ => seller);
        }

        var members = await db.Memberships().Where(member => households.Contains(member.HouseholdCode) && member.From <= today && (member.To == null || member.To > today))
            .Select(member => new { member.HouseholdCode, member.CooperativeId }).ToListAsync(cancellation);
        return members.GroupBy(member => member.HouseholdCode).ToDictionary(group => group.Key, group => group.Min(member => member.CooperativeId));
    }
}
