using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Moves the roll-ups forward over all entries that they do not hold yet, batch by batch. Each batch claims pending rows, adds their sums everywhere and deletes the
/// rows in one transaction: one that is killed counts nothing, and a transaction that committed late is simply in a later batch, for nothing goes by a last id or time.
/// </summary>
/// <param name="Batch">Entries in a batch at most.</param>
/// <returns>How many entries were added.</returns>
[SystemOnly]
public sealed record RollUp(int Batch = 10_000) : IQuery<int>;

internal sealed class RollUpHandler(MarketDb db, UnitOfWork work, LedgerTurns turns, PublicCells cells, TimeProvider clock) : IRequestHandler<RollUp, int>
{
    private readonly LedgerSql sql = new(db);

    public async Task<int> Handle(RollUp request, CancellationToken cancellationToken)
    {
        var (all, last) = (0, 0);
        do
        {
            last = await work.Run(token => Step(request.Batch, token), cancellationToken);
            all += last;
        }
        while (last == request.Batch);
        await work.Run(cells.Draw, cancellationToken);
        return all;
    }

    private async Task<int> Step(int most, CancellationToken cancellation)
    {
        await turns.Take(LedgerTurn.RollingUp, cancellation);
        var batch = Guid.CreateVersion7(clock.GetUtcNow());
        var pending = db.Set<PendingEntry>();
        var claimed = await pending.OrderBy(row => row.EntryId).Take(most).ExecuteUpdateAsync(set => set.SetProperty(row => row.Batch, batch), cancellation);
        if (claimed == 0) return 0;

        foreach (var shape in LedgerSql.Shapes)
        {
            foreach (var statement in sql.AddOrMake(shape, sql.Movements("{0}"))) await db.Database.ExecuteSqlRawAsync(statement, [batch], cancellation);
        }

        var entries = from entry in db.Set<LedgerEntry>() join row in pending on entry.Id equals row.EntryId where row.Batch == batch select entry;
        await First(entries, batch, cancellation);
        await Stale(entries, cancellation);
        await pending.Where(row => row.Batch == batch).ExecuteDeleteAsync(cancellation);
        return claimed;
    }

    private async Task First(IQueryable<LedgerEntry> entries, Guid batch, CancellationToken cancellation)
    {
        var accepted = entries.Where(entry => entry.Type == Foundation.Ledger.EntryType.Accepted);
        var days = await accepted.Select(entry => entry.RecordedOn).Distinct().ToListAsync(cancellation);
        if (days.Count == 0) return;
        var moved = await db.Set<FirstSale>().Where(sale => accepted.Any(entry => entry.HouseholdCode == sale.HouseholdCode && entry.RecordedAt < sale.RecordedAt))
            .Select(sale => sale.RecordedOn).Distinct().ToListAsync(cancellation);
        if (moved.Count > 0) await db.Database.ExecuteSqlRawAsync(sql.AdvanceFirstSales("{0}"), [batch], cancellation);
        await db.Database.ExecuteSqlRawAsync(sql.MakeFirstSales("{0}"), [batch], cancellation);
        await db.Database.ExecuteSqlRawAsync(sql.AdvanceFirstPurchases("{0}"), [batch], cancellation);
        await db.Database.ExecuteSqlRawAsync(sql.MakeFirstPurchases("{0}"), [batch], cancellation);

        var again = days.Union(moved).ToList();
        await db.Set<FirstSaleDay>().Where(day => again.Contains(day.RecordedOn)).ExecuteDeleteAsync(cancellation);
        var which = string.Join(", ", again.Select((_, index) => $"{{{index}}}"));
        await db.Database.ExecuteSqlRawAsync(sql.MakeFirstSaleDays($"WHERE \"RecordedOn\" IN ({which})"), again.Cast<object>(), cancellation);
    }

    private async Task Stale(IQueryable<LedgerEntry> entries, CancellationToken cancellation)
    {
        var days = await entries.Select(entry => new { entry.OccurredOn, entry.RecordedOn }).Distinct().ToListAsync(cancellation);
        var months = days.Select(day => (Occurred: Months.Of(day.OccurredOn), Recorded: Months.Of(day.RecordedOn))).ToHashSet();
        var known = await db.Set<StaleMonth>().AsNoTracking().ToListAsync(cancellation);
        months.ExceptWith(known.Select(month => (month.OccurredMonth, month.RecordedMonth)));
        db.AddRange(months.Select(month => new StaleMonth { OccurredMonth = month.Occurred, RecordedMonth = month.Recorded }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}

/// <summary>One node at a time.</summary>
internal sealed class LedgerTurns(MarketDb db)
{
    /// <summary>Waits for one's turn, which lasts until the end of the running transaction.</summary>
    public async Task Take(string name, CancellationToken cancellation)
    {
        var taken = await db.Set<LedgerTurn>().Where(turn => turn.Name == name).ExecuteUpdateAsync(set => set.SetProperty(turn => turn.Taken, turn => turn.Taken + 1), cancellation);
        if (taken != 1) throw new InvalidOperationException($"The ledger's turn '{name}' is missing from the database.");
    }
}

/// <summary>Months as numbers: year × 12 + month − 1.</summary>
internal static class Months
{
    public static int Of(DateOnly day) => (day.Year * 12) + day.Month - 1;

    public static DateOnly First(int month) => new(month / 12, (month % 12) + 1, 1);

    public static DateOnly Last(int month) => First(month + 1).AddDays(-1);

    /// <summary><c>2026-11</c>.</summary>
    public static string Code(int month) => $"{month / 12:0000}-{(month % 12) + 1:00}";
}
