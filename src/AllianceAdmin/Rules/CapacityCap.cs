using System.Runtime.CompilerServices;
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
internal sealed class CapacityCap(MarketDb db, HouseholdSeasons seasons, SeasonWindows windows) : CharterRule<CapacityCap.Supply>("CH-17", curable: true)
{
    /// <summary>What a household would have supplied of a produce in a season.</summary>
    internal sealed record Supply(string HouseholdCode, string Produce, HouseholdSeason Season, Weight Added, DateTimeOffset At, Guid? CooperativeId);

    protected override async IAsyncEnumerable<Supply> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = scope switch
        {
            Scope.Acting acting => await Asked(acting, book, cancellation),
            Scope.Standing standing => await Known(await windows.Standing(standing.Now, standing.Since, book.Whole(Rule, "cap"), cancellation), standing.Now, cancellation),
            Scope.Past past => await Known(await windows.Past(past.From, past.To, book.Whole(Rule, "cap"), cancellation), past.To.AddTicks(-1), cancellation),
            _ => [],
        };
        foreach (var supply in found.OrderBy(supply => supply.HouseholdCode, StringComparer.Ordinal)) yield return supply;
    }

    protected override IEnumerable<Verdict> Judge(Supply fact, CharterBook book)
    {
        var supplied = fact.Season.Standing + fact.Added;
        if (!IsOver(fact, book.Whole(Rule, "cap"))) yield break;

        var (effect, code, percent, points) = IsOver(fact, book.Whole(Rule, "stop"))
            ? (CharterEffect.Block, "charter.capacity-exceeded", book.Whole(Rule, "stop"), Severity.Grave)
            : (CharterEffect.Warn, "charter.capacity-high", book.Whole(Rule, "cap"), Severity.General);
        var limit = new Weight(checked((long)((Int128)fact.Season.Capacity.Grams * percent / 100)));
        var subject = $"household/{fact.HouseholdCode}";
        var objection = new CharterObjection(
            Rule, effect, subject, code, supplied.Kilograms(), limit.Kilograms(), fact.HouseholdCode, fact.Season.Produce, supplied, limit, fact.Season.Since);
        yield return new Verdict(objection, points, fact.At)
        {
            Against = fact.CooperativeId is { } seller ? Party.Cooperative(seller) : null, CooperativeId = fact.CooperativeId, HouseholdCode = fact.HouseholdCode, Evidence = [subject],
            ToBuyer = new CharterObjection(Rule, effect, $"produce/{fact.Produce}", code + "-alias", $"> {percent} %", $"{percent} %", fact.Season.Produce, percent),
        };
    }

    private static bool IsOver(Supply fact, int percent) => (Int128)(fact.Season.Standing + fact.Added).Grams * 100 > (Int128)fact.Season.Capacity.Grams * percent;

    private async Task<List<Supply>> Asked(Scope.Acting acting, CharterBook book, CancellationToken cancellation)
    {
        var added = acting.Question switch
        {
            LotPublication lot => await Offered(lot.LotId, cancellation),
            SharesWriting shares => shares.Supplies,
            DispatchLeaving leaving => leaving.Supplies,
            _ => [],
        };
        var supplies = added.Where(supply => supply.Weight.IsPositive).GroupBy(supply => (Household: supply.HouseholdCode, supply.Produce))
            .ToDictionary(group => group.Key, group => Weight.Sum(group.Select(supply => supply.Weight)));
        if (supplies.Count == 0) return [];

        var today = ChinaTime.DayOf(acting.Now);
        var read = await seasons.Read(supplies.Keys, today, cancellation);
        var over = supplies.Select(supply => new Supply(supply.Key.Household, supply.Key.Produce, read[supply.Key], supply.Value, acting.Now, null))
            .Where(supply => IsOver(supply, book.Whole(Rule, "cap"))).ToList();
        if (over.Count == 0) return [];

        var sellers = await Sellers(acting.Question, [.. over.Select(supply => supply.HouseholdCode)], today, cancellation);
        return over.ConvertAll(supply => supply with { CooperativeId = sellers.TryGetValue(supply.HouseholdCode, out var seller) ? seller : null });
    }

    // Seasons that were found over the cap, with the names they need; whoever has no holding on record is measured by what was declared.
    private async Task<List<Supply>> Known(List<SupplyOfSeason> found, DateTimeOffset asOf, CancellationToken cancellation)
    {
        if (found.Count == 0) return [];
        var (today, codes) = (ChinaTime.DayOf(asOf), found.ConvertAll(supply => supply.Produce).Distinct().ToList());
        var names = await db.Produce().Where(kind => codes.Contains(kind.Code)).ToDictionaryAsync(kind => kind.Code, kind => new Bilingual(kind.NameZh, kind.NameEn), cancellation);
        var bare = found.Where(supply => supply.Yield is null).Select(supply => (supply.HouseholdCode, supply.Produce)).Distinct().ToList();
        var declared = bare.Count == 0 ? [] : await seasons.Read(bare, today, cancellation);
        var sellers = await Members([.. found.Select(supply => supply.HouseholdCode).Distinct()], today, cancellation);
        return found.ConvertAll(supply => new Supply(
            supply.HouseholdCode, supply.Produce,
            new HouseholdSeason(
                names[supply.Produce], supply.Since, new Weight(supply.Standing),
                supply.Yield is { } yield ? new Weight(yield) : declared[(supply.HouseholdCode, supply.Produce)].Capacity),
            Weight.Zero, supply.LastAt ?? asOf, sellers.TryGetValue(supply.HouseholdCode, out var seller) ? seller : null));
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
        if (lots.Count == 0) return await Members(households, today, cancellation);
        var seller = await db.Lots().Where(lot => lots.Contains(lot.Id)).Select(lot => lot.CooperativeId).FirstAsync(cancellation);
        return households.Distinct().ToDictionary(household => household, _ => seller);
    }

    private async Task<Dictionary<string, Guid>> Members(List<string> households, DateOnly today, CancellationToken cancellation)
    {
        var members = await db.Memberships().Where(member => households.Contains(member.HouseholdCode) && member.From <= today && (member.To == null || member.To > today))
            .Select(member => new { member.HouseholdCode, member.CooperativeId }).ToListAsync(cancellation);
        return members.GroupBy(member => member.HouseholdCode).ToDictionary(group => group.Key, group => group.Min(member => member.CooperativeId));
    }
}
