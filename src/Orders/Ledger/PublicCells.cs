using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>Draws what the public sees from the finest roll-up.</summary>
internal sealed class PublicCells(MarketDb db, LedgerTurns turns)
{
    /// <summary>Draws the months anew in which something came since the last time. Inside a transaction.</summary>
    /// <returns>How many pairs of months.</returns>
    public async Task<int> Draw(CancellationToken cancellation)
    {
        await turns.Take(LedgerTurn.RollingUp, cancellation);
        var stale = (await db.Set<StaleMonth>().AsNoTracking().ToListAsync(cancellation)).Select(month => (month.OccurredMonth, month.RecordedMonth)).ToHashSet();
        if (stale.Count == 0) return 0;
        var parts = new Dictionary<(int, int), List<Part>>();
        foreach (var (occurred, recorded) in stale)
        {
            parts.Add((occurred, recorded), await Parts(occurred, recorded, cancellation));
            await Count(occurred, recorded, parts[(occurred, recorded)], cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();

        var cells = await db.Set<PublicCell>().ToListAsync(cancellation);
        var before = cells.Where(cell => cell.Shown).ToHashSet();
        SmallGroups.Decide(cells);
        await db.SaveChangesAsync(cancellation);
        foreach (var (occurred, recorded) in cells.Where(cell => cell.Shown != before.Contains(cell)).Select(cell => (cell.OccurredMonth, cell.RecordedMonth)).Union(stale).ToList())
        {
            await CountMembers(occurred, recorded, cells, parts.GetValueOrDefault((occurred, recorded)) ?? await Parts(occurred, recorded, cancellation), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return await db.Set<StaleMonth>().ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Marks every month that the finest roll-up knows.</summary>
    public async Task Forget(CancellationToken cancellation)
    {
        await db.Set<PublicCell>().ExecuteDeleteAsync(cancellation);
        await db.Set<PublicMemberCell>().ExecuteDeleteAsync(cancellation);
        await db.Set<StaleMonth>().ExecuteDeleteAsync(cancellation);
        db.AddRange((await Known(cancellation)).Select(month => new StaleMonth { OccurredMonth = month.OccurredMonth, RecordedMonth = month.RecordedMonth }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// The first cells that are not what the finest roll-up says, and those of member units. Inside a transaction, in which no entry is rolled up. Months that wait for being
    /// drawn are left out.
    /// </summary>
    public async Task<IReadOnlyList<RollUpDifference>> Differences(int most, CancellationToken cancellation)
    {
        await turns.Take(LedgerTurn.RollingUp, cancellation);
        var stale = (await db.Set<StaleMonth>().AsNoTracking().ToListAsync(cancellation)).Select(month => (month.OccurredMonth, month.RecordedMonth)).ToHashSet();
        var there = await db.Set<PublicCell>().AsNoTracking().ToListAsync(cancellation);
        var members = await db.Set<PublicMemberCell>().AsNoTracking().ToListAsync(cancellation);
        var parts = new Dictionary<(int, int), List<Part>>();
        foreach (var (occurred, recorded) in (await Known(cancellation)).Union(there.Select(cell => (cell.OccurredMonth, cell.RecordedMonth))).Except(stale).Order())
        {
            parts.Add((occurred, recorded), await Parts(occurred, recorded, cancellation));
        }

        var due = parts.SelectMany(months => CellsOf(months.Key.Item1, months.Key.Item2, months.Value)).ToList();
        // Which are shown depends on all of them together.
        if (stale.Count == 0) SmallGroups.Decide(due);
        else foreach (var cell in due) cell.Shown = there.Find(other => Key(other) == Key(cell))?.Shown ?? false;
        var dueMembers = parts.SelectMany(months => MembersOf(months.Key.Item1, months.Key.Item2, months.Value, due));
        return
        [
            .. RollUpDifference.Between("PublicCells", due.ToDictionary(Key, Values), there.Where(cell => parts.ContainsKey((cell.OccurredMonth, cell.RecordedMonth))).ToDictionary(Key, Values))
                .Concat(RollUpDifference.Between("PublicMemberCells", dueMembers.ToDictionary(Key, cell => Values(cell)), members.Where(cell => parts.ContainsKey((cell.OccurredMonth, cell.RecordedMonth))).ToDictionary(Key, cell => Values(cell))))
                .Take(most),
        ];
    }

    private static string Key(PublicCell cell) => $"{cell.CountyCode}/{cell.Produce}/{Months.First(cell.OccurredMonth):yyyy-MM}/{Months.First(cell.RecordedMonth):yyyy-MM}";

    private static string Key(PublicMemberCell cell) => $"{cell.MemberId}/{Months.First(cell.OccurredMonth):yyyy-MM}/{Months.First(cell.RecordedMonth):yyyy-MM}";

    // A cell that should be hidden and is not, or the other way round, differs by its households.
    private static long[] Values(PublicCell cell) =>
    [
        cell.Dispatched.Grams, cell.Accepted.Grams, cell.Rejected.Grams, cell.Spoiled.Grams, cell.Returned.Grams, cell.ToHouseholds.Fen, cell.Shown ? cell.Households : -cell.Households - 1,
    ];

    private static long[] Values(PublicMemberCell cell) =>
        [cell.Dispatched.Grams, cell.Accepted.Grams, cell.Rejected.Grams, cell.Spoiled.Grams, cell.Returned.Grams, cell.ToHouseholds.Fen, 0];

    private async Task<List<(int OccurredMonth, int RecordedMonth)>> Known(CancellationToken cancellation) =>
        [.. (await db.Set<MarketTonnage>().Select(row => new { row.OccurredOn, row.RecordedOn }).Distinct().ToListAsync(cancellation)).Select(day => (Months.Of(day.OccurredOn), Months.Of(day.RecordedOn))).Distinct()];

    private async Task Count(int occurred, int recorded, List<Part> parts, CancellationToken cancellation)
    {
        await db.Set<PublicCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).ExecuteDeleteAsync(cancellation);
        db.AddRange(CellsOf(occurred, recorded, parts));
    }

    private static IEnumerable<PublicCell> CellsOf(int occurred, int recorded, List<Part> parts)
    {
        foreach (var cell in parts.GroupBy(part => (part.County, part.Produce)))
        {
            var sum = TonnageSums.Of(cell.Where(part => part.Large).Select(part => part.Sum));
            yield return new PublicCell
            {
                CountyCode = cell.Key.County, Produce = cell.Key.Produce, OccurredMonth = occurred, RecordedMonth = recorded,
                Households = cell.Where(part => part.Large).Select(part => part.Households).DefaultIfEmpty(0).Max(),
                // A part without dispatched and accepted weight, refused goods for instance, is none of the public's rows.
                RestHouseholds = cell.Where(part => !part.Large).Select(part => part.Households).DefaultIfEmpty(0).Max(),
                Dispatched = sum.Dispatched, Accepted = sum.Accepted, Rejected = sum.Rejected, Spoiled = sum.Spoiled, Returned = sum.Returned, ToHouseholds = sum.ToHouseholds,
            };
        }
    }

    private async Task CountMembers(int occurred, int recorded, List<PublicCell> cells, List<Part> parts, CancellationToken cancellation)
    {
        await db.Set<PublicMemberCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).ExecuteDeleteAsync(cancellation);
        db.AddRange(MembersOf(occurred, recorded, parts, cells));
    }

    private static IEnumerable<PublicMemberCell> MembersOf(int occurred, int recorded, List<Part> parts, List<PublicCell> cells)
    {
        var shown = cells.Where(cell => cell.Shown && cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).Select(cell => (cell.CountyCode, cell.Produce)).ToHashSet();
        foreach (var member in parts.Where(part => part.Large && shown.Contains((part.County, part.Produce))).GroupBy(part => part.Member))
        {
            var sum = TonnageSums.Of(member.Select(part => part.Sum));
            yield return new PublicMemberCell
            {
                MemberId = member.Key, OccurredMonth = occurred, RecordedMonth = recorded,
                Dispatched = sum.Dispatched, Accepted = sum.Accepted, Rejected = sum.Rejected, Spoiled = sum.Spoiled, Returned = sum.Returned, ToHouseholds = sum.ToHouseholds,
            };
        }
    }

    private async Task<List<Part>> Parts(int occurred, int recorded, CancellationToken cancellation)
    {
        var (from, to, recordedFrom, recordedTo) = (Months.First(occurred), Months.Last(occurred), Months.First(recorded), Months.Last(recorded));
        var counted = await db.Set<Tonnage>().AsNoTracking().Where(row => row.OccurredOn >= from && row.OccurredOn <= to && row.RecordedOn >= recordedFrom && row.RecordedOn <= recordedTo)
            .GroupBy(row => new { row.HouseholdCode, row.Produce, row.MemberId }).Select(household => new
            {
                County = household.Key.HouseholdCode.Substring(3, 6), household.Key.Produce, household.Key.MemberId,
                Loads = household.Max(row => row.Dispatched.Grams > 0 ? 1 : 0), Sells = household.Max(row => row.Accepted.Grams > 0 ? 1 : 0),
                Dispatched = household.Sum(row => row.Dispatched.Grams), Accepted = household.Sum(row => row.Accepted.Grams), Rejected = household.Sum(row => row.Rejected.Grams),
                Spoiled = household.Sum(row => row.Spoiled.Grams), Returned = household.Sum(row => row.Returned.Grams), Fen = household.Sum(row => row.ToHouseholds.Fen),
            })
            .GroupBy(household => new { household.County, household.Produce, household.MemberId }).Select(part => new
            {
                part.Key.County, part.Key.Produce, part.Key.MemberId, Loaders = part.Sum(household => household.Loads), Sellers = part.Sum(household => household.Sells),
                Dispatched = part.Sum(household => household.Dispatched), Accepted = part.Sum(household => household.Accepted), Rejected = part.Sum(household => household.Rejected),
                Spoiled = part.Sum(household => household.Spoiled), Returned = part.Sum(household => household.Returned), Fen = part.Sum(household => household.Fen),
            }).ToListAsync(cancellation);
        return [.. counted.Select(part => new Part(part.County, part.Produce, part.MemberId, Counted(part.Dispatched, part.Loaders, part.Accepted, part.Sellers), new TonnageSums
        {
            Dispatched = new Weight(part.Dispatched), Accepted = new Weight(part.Accepted), Rejected = new Weight(part.Rejected), Spoiled = new Weight(part.Spoiled),
            Returned = new Weight(part.Returned), ToHouseholds = new Money(part.Fen),
        }))];
    }

    // The dispatched and the accepted weight stand in the cell each by itself: the fewer households count.
    private static int Counted(long dispatched, int loaders, long accepted, int sellers) => (dispatched, accepted) switch
    {
        (0, 0) => 0,
        (_, 0) => loaders,
        (0, _) => sellers,
        _ => Math.Min(loaders, sellers),
    };

    /// <summary>What one buyer had of a county's produce in two months.</summary>
    private sealed record Part(string County, string Produce, Guid Member, int Households, TonnageSums Sum)
    {
        public bool Large => Households >= SmallGroups.Least;
    }
}
