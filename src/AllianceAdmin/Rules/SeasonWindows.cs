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
    public required DateOnly Since { get; init; }
    public required long Standing { get; init; }

    /// <summary>Grams; null where no holding of the produce is on record.</summary>
    public required long? Yield { get; init; }

    /// <summary>When the last of it left; null where it is only promised.</summary>
    public required DateTimeOffset? LastAt { get; init; }
}

/// <summary>Finds the households that brought in more than their holdings yield, over whole seasons and all households in one query.</summary>
internal sealed class SeasonWindows(MarketDb db)
{
    // A produce has one season a year, and those of many begin on the same day.
    private sealed record Window(DateOnly From, DateOnly? To, string[] Produce);

    private sealed record Part
    {
        public required string HouseholdCode { get; init; }
        public required string Produce { get; init; }
        public required DateOnly Since { get; init; }
        public required long Grams { get; init; }
        public required DateTimeOffset? At { get; init; }
    }

    /// <summary>Of this season, what has left and what is promised.</summary>
    /// <param name="percent">Of the yield; who has no holding on record is told in any case.</param>
    /// <param name="since">Only households of whom anything left since then, or null.</param>
    public async Task<List<SupplyOfSeason>> Standing(DateTimeOffset now, DateTimeOffset? since, int percent, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(now);
        var lots = Lots((await Kinds(cancellation)).GroupBy(kind => HarvestSeason.StartOf(kind.Months, today)).Select(group => new Window(group.Key, null, [.. group.Select(kind => kind.Code)])));
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

        var promised = from offer in offers
                       join lot in lots on offer.LotId equals lot.LotId
                       where offer.Promised.Grams > 0
                       select new Part { HouseholdCode = offer.HouseholdCode, Produce = lot.Produce, Since = lot.Since, Grams = offer.Promised.Grams, At = null };
        return await Over(Left(entries, lots).Concat(promised), percent).ToListAsync(cancellation);
    }

    /// <summary>Of every season that a period touches, what had left by its end; only where something left within it.</summary>
    public async Task<List<SupplyOfSeason>> Past(DateTimeOffset from, DateTimeOffset to, int percent, CancellationToken cancellation)
    {
        var (first, last) = (ChinaTime.DayOf(from), ChinaTime.DayOf(to.AddTicks(-1)));
        var windows = (await Kinds(cancellation)).SelectMany(kind => Seasons(kind.Months, first, last).Select(season => (season, kind.Code)))
            .GroupBy(row => row.season, row => row.Code).Select(group => new Window(group.Key.From, group.Key.To, [.. group]));
        var entries = db.LedgerEntries().Where(entry => entry.CountsAs == EntryType.Dispatched && entry.OccurredAt < to);
        return await Over(Left(entries, Lots(windows)), percent).Where(supply => supply.LastAt >= from).ToListAsync(cancellation);
    }

    // The season of the last day, then backwards until one began before the first.
    private static IEnumerable<(DateOnly From, DateOnly? To)> Seasons(int months, DateOnly first, DateOnly last)
    {
        DateOnly? end = null;
        for (var start = HarvestSeason.StartOf(months, last); ; start = HarvestSeason.StartOf(months, start.AddDays(-1)))
        {
            yield return (start, end);
            if (start <= first) yield break;
            end = start;
        }
    }

    private async Task<List<(string Code, int Months)>> Kinds(CancellationToken cancellation) =>
        [.. (await db.Produce().Select(kind => new { kind.Code, kind.HarvestMonths }).ToListAsync(cancellation)).Select(kind => (kind.Code, kind.HarvestMonths))];

    private IQueryable<LotOfSeason> Lots(IEnumerable<Window> windows) => windows.Select(window =>
    {
        var (since, until, codes) = (window.From, window.To ?? DateOnly.MaxValue, window.Produce);
        return db.Lots().Where(lot => codes.Contains(lot.Produce) && lot.HarvestedFrom >= since && lot.HarvestedFrom < until)
            .Select(lot => new LotOfSeason { LotId = lot.Id, Produce = lot.Produce, Since = since });
    }).Aggregate((one, other) => one.Concat(other));

    private static IQueryable<Part> Left(IQueryable<LedgerEntryFact> entries, IQueryable<LotOfSeason> lots) =>
        from entry in entries
        join lot in lots on entry.LotId equals lot.LotId
        select new Part { HouseholdCode = entry.HouseholdCode, Produce = lot.Produce, Since = lot.Since, Grams = entry.Weight.Grams, At = entry.OccurredAt };

    private IQueryable<SupplyOfSeason> Over(IQueryable<Part> parts, int percent) =>
        from part in parts
        group part by new { part.HouseholdCode, part.Produce, part.Since } into season
        select new { season.Key.HouseholdCode, season.Key.Produce, season.Key.Since, Standing = season.Sum(part => part.Grams), LastAt = season.Max(part => part.At) } into sum
        join known in db.Holdings() on new { sum.HouseholdCode, sum.Produce } equals new { known.HouseholdCode, known.Produce } into holdings
        from holding in holdings.DefaultIfEmpty()
        where holding.HouseholdCode == null || sum.Standing * 100 > holding.YieldPerSeason.Grams * percent
        select new SupplyOfSeason
        {
            HouseholdCode = sum.HouseholdCode, Produce = sum.Produce, Since = sum.Since, Standing = sum.Standing, LastAt = sum.LastAt, Yield = holding.HouseholdCode == null ? null : holding.YieldPerSeason.Grams,
        };

    private sealed record LotOfSeason
    {
        public required Guid LotId { get; init; }
        public required string Produce { get; init; }
        public required DateOnly Since { get; init; }
    }
}
