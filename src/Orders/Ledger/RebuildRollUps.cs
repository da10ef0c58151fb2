using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>Makes every roll-up anew from the entries, in one transaction. On PostgreSQL and SQL Server readers of the roll-ups wait for its end.</summary>
/// <returns>How many entries had not been rolled up before.</returns>
[SystemOnly]
public sealed record RebuildRollUps : IQuery<int>;

internal sealed class RebuildRollUpsHandler(MarketDb db, UnitOfWork work, LedgerTurns turns, PublicCells cells, TimeProvider clock) : IRequestHandler<RebuildRollUps, int>
{
    private readonly LedgerSql sql = new(db);

    public Task<int> Handle(RebuildRollUps request, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        return work.Run(Rebuild, cancellationToken);
    }

    // What commits from here on is pending and unclaimed, which every statement below leaves out: it comes with the next batch.
    private async Task<int> Rebuild(CancellationToken cancellation)
    {
        await turns.Take(LedgerTurn.RollingUp, cancellation);
        var batch = Guid.CreateVersion7(clock.GetUtcNow());
        var claimed = await db.Set<PendingEntry>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Batch, batch), cancellation);
        foreach (var shape in LedgerSql.Shapes) await Empty(sql.Table(shape.Entity));
        foreach (var table in new[] { sql.Table<FirstSale>(), sql.Table<FirstSaleDay>(), sql.Table<FirstPurchase>() }) await Empty(table);
        foreach (var shape in LedgerSql.Shapes) await Say(sql.Fill(shape, sql.MovementsOf(shape)));
        await Say(sql.MakeFirstSales(null));
        await Say(sql.MakeFirstPurchases(null));
        await Say(sql.MakeFirstSaleDays(""));
        await cells.Forget(cancellation);
        await cells.Draw(cancellation);
        await db.Set<PendingEntry>().Where(row => row.Batch == batch).ExecuteDeleteAsync(cancellation);
        return claimed;

        Task Empty(string table) => Say($"{(db.Database.IsSqlite() ? "DELETE FROM" : "TRUNCATE TABLE")} {table}");

        Task Say(string statement) => db.Database.ExecuteSqlRawAsync(statement, cancellation);
    }
}
