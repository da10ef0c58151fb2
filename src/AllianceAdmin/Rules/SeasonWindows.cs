using System.Linq.Expressions;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>What a household brought in of one produce in one season, against its holding's usual yield.</summary>
internal sealed record SupplyOfSeason
{
    public required string HouseholdCode { get; init; }
    public required string Produce { get; init; }
    public DateOnly Since { get; init; }
    public required long Standing { get; init; }

    /// <summary>Grams; null where no holding of the produce is on record.</summary>
    public required long? Yield { get; init; }

    /// <summary>When the last of it left; null where it is only promised.</summary>
    public required DateTimeOffset? LastAt { get; init; }
}

/// <summary>Finds the households that brought in more than their holdings yield, over a season of every produce and all households in one query.</summary>
internal sealed class SeasonWindows(MarketDb db)
{
    private sealed record Season(string Produce, DateOnly From, DateOnly? To);

    private sealed record Part
    {
        public required string HouseholdCode { get; init; }
        public required string Produce { get; init; }
        public required long Grams { get; init; }
        public required DateTimeOffset? At { get; init; }
    }

    /// <summary>Of this season, what has left and what is promised.</summary>
    /// <param name="percent">Of the yield; who has no holding on record is told in any case.</param>
    /// <param name="since">Only households of whom anything left since then, or null.</param>
    public async Task<List<SupplyOfSeason>> Standing(DateTimeOffset now, DateTimeOffset? since, int percent, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(now);
        var entries = db.LedgerEntries().Where(entry => entry.CountsAs == EntryType.Dispatched);
        var offers = db.Offers();
        if (since is { } after)
        {
            var day = ChinaTime.DayOf(after);
            // Asked first: with them in the question the database looks at the few, not at all seasons.
            var moved = await entries.Where(entry => entry.RecordedOn >= day && entry.RecordedAt >= after).Select(entry => entry.HouseholdCode).Distinct().ToListAsync(cancellation);
            if (moved.Count == 0) return [];
            (entries, offers) = (entries.Where(entry => EF.Parameter(moved).Contains(entry.HouseholdCode)), offers.Where(offer => EF.Parameter(moved).Contains(offer.HouseholdCode)));
        }

        List<Season> seasons = [.. (await Kinds(cancellation)).Select(kind => new Season(kind.Code, HarvestSeason.StartOf(kind.Months, today), null))];
        var promised = from offer in offers
                       join lot in Lots(seasons) on offer.LotId equals lot.Id
                       where offer.Promised.Grams > 0
                       select new Part { HouseholdCode = offer.HouseholdCode, Produce = lot.Produce, Grams = offer.Promised.Grams, At = null };
        return Named(await Over(Left(entries, seasons).Concat(promised), percent).ToListAsync(cancellation), seasons);
    }

    /// <summary>Of every season that a period touches, what had left by its end; only where something left within it.</summary>
    public async Task<List<SupplyOfSeason>> Past(DateTimeOffset from, DateTimeOffset to, int percent, CancellationToken cancellation)
    {
        var (first, last) = (ChinaTime.DayOf(from), ChinaTime.DayOf(to.AddTicks(-1)));
        var entries = db.LedgerEntries().Where(entry => entry.CountsAs == EntryType.Dispatched && entry.OccurredAt < to);
        var found = new List<SupplyOfSeason>();
        // The latest season of every produce, then the one before.
        foreach (var round in (await Kinds(cancellation)).SelectMany(kind => Seasons(kind.Code, kind.Months, first, last).Index()).GroupBy(row => row.Index, row => row.Item))
        {
            List<Season> seasons = [.. round];
            found.AddRange(Named(await Over(Left(entries, seasons), percent).Where(supply => supply.LastAt >= from).ToListAsync(cancellation), seasons));
        }

        return found;
    }

    // The season of the last day, then backwards until one began before the first.
    private static IEnumerable<Season> Seasons(string produce, int months, DateOnly first, DateOnly last)
    {
        DateOnly? end = null;
        for (var start = HarvestSeason.StartOf(months, last); ; start = HarvestSeason.StartOf(months, start.AddDays(-1)))
        {
            yield return new Season(produce, start, end);
            if (start <= first) yield break;
            end = start;
        }
    }

    private async Task<List<(string Code, int Months)>> Kinds(CancellationToken cancellation) =>
        [.. (await db.Produce().Select(kind => new { kind.Code, kind.HarvestMonths }).ToListAsync(cancellation)).Select(kind => (kind.Code, kind.HarvestMonths))];

    // The seasons of many produce begin on the same day. One condition for all of them: the lots are read once.
    private IQueryable<LotFact> Lots(IEnumerable<Season> seasons) => db.Lots().Where(seasons.GroupBy(season => (season.From, season.To), season => season.Produce).Select(window =>
    {
        var (since, until, codes) = (window.Key.From, window.Key.To ?? DateOnly.MaxValue, window.ToArray());
        return (Expression<Func<LotFact, bool>>)(lot => codes.Contains(lot.Produce) && lot.HarvestedFrom >= since && lot.HarvestedFrom < until);
    }).Aggregate((one, other) => Expression.Lambda<Func<LotFact, bool>>(Expression.OrElse(one.Body, Expression.Invoke(other, one.Parameters)), one.Parameters)));

    private IQueryable<Part> Left(IQueryable<LedgerEntryFact> entries, IEnumerable<Season> seasons) =>
        from entry in entries
        join lot in Lots(seasons) on entry.LotId equals lot.Id
        select new Part { HouseholdCode = entry.HouseholdCode, Produce = lot.Produce, Grams = entry.Weight.Grams, At = entry.OccurredAt };

    private IQueryable<SupplyOfSeason> Over(IQueryable<Part> parts, int percent) =>
        from part in parts
        group part by new { part.HouseholdCode, part.Produce } into season
        select new { season.Key.HouseholdCode, season.Key.Produce, Standing = season.Sum(part => part.Grams), LastAt = season.Max(part => part.At) } into sum
        join known in db.Holdings() on new { sum.HouseholdCode, sum.Produce } equals new { known.HouseholdCode, known.Produce } into holdings
        from holding in holdings.DefaultIfEmpty()
        where holding.HouseholdCode == null || sum.Standing * 100 > holding.YieldPerSeason.Grams * percent
        select new SupplyOfSeason
        {
            HouseholdCode = sum.HouseholdCode, Produce = sum.Produce, Standing = sum.Standing, LastAt = sum.LastAt, Yield = holding.HouseholdCode == null ? null : holding.YieldPerSeason.Grams,
        };

    private static List<SupplyOfSeason> Named(List<SupplyOfSeason> found, IEnumerable<Season> seasons)
    {
        var since = seasons.ToDictionary(season => season.Produce, season => season.From);
        return found.ConvertAll(supply => supply with { Since = since[supply.Produce] });
    }
}
