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
        var parts = new Dictionary<(int, int), List<PublicPart>>();
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
        var parts = new Dictionary<(int, int), List<PublicPart>>();
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

    private async Task Count(int occurred, int recorded, List<PublicPart> parts, CancellationToken cancellation)
    {
        await db.Set<PublicCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).ExecuteDeleteAsync(cancellation);
        db.AddRange(CellsOf(occurred, recorded, parts));
    }

    /// <summary>The cells of what happened and was recorded in two such months.</summary>
    public static IEnumerable<PublicCell> CellsOf(int occurred, int recorded, List<PublicPart> parts)
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

    private async Task CountMembers(int occurred, int recorded, List<PublicCell> cells, List<PublicPart> parts, CancellationToken cancellation)
    {
        await db.Set<PublicMemberCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).ExecuteDeleteAsync(cancellation);
        db.AddRange(MembersOf(occurred, recorded, parts, cells));
    }

    private static IEnumerable<PublicMemberCell> MembersOf(int occurred, int recorded, List<PublicPart> parts, List<PublicCell> cells)
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

    private Task<List<PublicPart>> Parts(int occurred, int recorded, CancellationToken cancellation) =>
        PublicPart.Read(db, Months.First(occurred), Months.Last(occurred), Months.First(recorded), Months.Last(recorded), cancellation);
}
