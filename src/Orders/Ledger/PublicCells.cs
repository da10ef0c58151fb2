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
        foreach (var (occurred, recorded) in stale) await Count(occurred, recorded, cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();

        var cells = await db.Set<PublicCell>().ToListAsync(cancellation);
        var before = cells.Where(cell => cell.Shown).ToHashSet();
        var periods = SmallGroups.Decide(cells);
        var changed = cells.Where(cell => cell.Shown != before.Contains(cell)).Select(cell => (cell.OccurredMonth, cell.RecordedMonth)).Union(stale).ToList();
        await db.SaveChangesAsync(cancellation);
        foreach (var (occurred, recorded) in changed) await CountMembers(occurred, recorded, cancellation);
        await db.SaveChangesAsync(cancellation);
        SmallGroups.Decide(await db.Set<PublicMemberCell>().ToListAsync(cancellation), periods, cells);
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
        var days = await db.Set<MarketTonnage>().Select(row => new { row.OccurredOn, row.RecordedOn }).Distinct().ToListAsync(cancellation);
        db.AddRange(days.Select(day => (Months.Of(day.OccurredOn), Months.Of(day.RecordedOn))).Distinct()
            .Select(month => new StaleMonth { OccurredMonth = month.Item1, RecordedMonth = month.Item2 }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private IQueryable<Tonnage> In(int occurred, int recorded)
    {
        var (from, to, recordedFrom, recordedTo) = (Months.First(occurred), Months.Last(occurred), Months.First(recorded), Months.Last(recorded));
        return db.Set<Tonnage>().AsNoTracking().Where(row => row.OccurredOn >= from && row.OccurredOn <= to && row.RecordedOn >= recordedFrom && row.RecordedOn <= recordedTo);
    }

    private async Task Count(int occurred, int recorded, CancellationToken cancellation)
    {
        await db.Set<PublicCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).ExecuteDeleteAsync(cancellation);
        var counted = await In(occurred, recorded).GroupBy(row => new { County = row.HouseholdCode.Substring(3, 6), row.Produce }).Select(group => new
        {
            group.Key.County, group.Key.Produce,
            Loaders = group.Where(row => row.Dispatched.Grams > 0).Select(row => row.HouseholdCode).Distinct().Count(),
            Sellers = group.Where(row => row.Accepted.Grams > 0).Select(row => row.HouseholdCode).Distinct().Count(),
            Dispatched = group.Sum(row => row.Dispatched.Grams), Accepted = group.Sum(row => row.Accepted.Grams), Rejected = group.Sum(row => row.Rejected.Grams),
            Spoiled = group.Sum(row => row.Spoiled.Grams), Returned = group.Sum(row => row.Returned.Grams), Fen = group.Sum(row => row.ToHouseholds.Fen),
        }).ToListAsync(cancellation);
        db.AddRange(counted.Select(cell => new PublicCell
        {
            CountyCode = cell.County, Produce = cell.Produce, OccurredMonth = occurred, RecordedMonth = recorded, Households = Counted(cell.Dispatched, cell.Loaders, cell.Accepted, cell.Sellers),
            Dispatched = new Weight(cell.Dispatched), Accepted = new Weight(cell.Accepted), Rejected = new Weight(cell.Rejected), Spoiled = new Weight(cell.Spoiled),
            Returned = new Weight(cell.Returned), ToHouseholds = new Money(cell.Fen),
        }));
    }

    private async Task CountMembers(int occurred, int recorded, CancellationToken cancellation)
    {
        await db.Set<PublicMemberCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded).ExecuteDeleteAsync(cancellation);
        var shown = db.Set<PublicCell>().Where(cell => cell.OccurredMonth == occurred && cell.RecordedMonth == recorded && cell.Shown);
        var rows = In(occurred, recorded).Where(row => shown.Any(cell => cell.CountyCode == row.HouseholdCode.Substring(3, 6) && cell.Produce == row.Produce));
        var counted = await rows.GroupBy(row => row.MemberId).Select(group => new
        {
            Member = group.Key,
            Loaders = group.Where(row => row.Dispatched.Grams > 0).Select(row => row.HouseholdCode).Distinct().Count(),
            Sellers = group.Where(row => row.Accepted.Grams > 0).Select(row => row.HouseholdCode).Distinct().Count(),
            Dispatched = group.Sum(row => row.Dispatched.Grams), Accepted = group.Sum(row => row.Accepted.Grams), Rejected = group.Sum(row => row.Rejected.Grams),
            Spoiled = group.Sum(row => row.Spoiled.Grams), Returned = group.Sum(row => row.Returned.Grams), Fen = group.Sum(row => row.ToHouseholds.Fen),
        }).ToListAsync(cancellation);
        db.AddRange(counted.Select(cell => new PublicMemberCell
        {
            MemberId = cell.Member, OccurredMonth = occurred, RecordedMonth = recorded, Households = Counted(cell.Dispatched, cell.Loaders, cell.Accepted, cell.Sellers),
            Dispatched = new Weight(cell.Dispatched), Accepted = new Weight(cell.Accepted), Rejected = new Weight(cell.Rejected), Spoiled = new Weight(cell.Spoiled),
            Returned = new Weight(cell.Returned), ToHouseholds = new Money(cell.Fen),
        }));
    }

    // The dispatched and the accepted weight stand in the cell each by itself: the fewer households count.
    private static int Counted(long dispatched, int loaders, long accepted, int sellers) => (dispatched, accepted) switch
    {
        (0, 0) => 0,
        (_, 0) => loaders,
        (0, _) => sellers,
        _ => Math.Min(loaders, sellers),
    };
}
