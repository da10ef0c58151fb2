using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ConsumerAid.Foundation.Persistence.Bulk;

/// <summary>
/// Takes secondary indexes and foreign keys off the tables that are to be filled and puts them back, checked over all rows at once: row by row they would cost more than the
/// rows. Names and shapes are the model's. In the running transaction: whoever is killed in between leaves everything as it was.
/// </summary>
public sealed class BareTables
{
    // SQLite knows no way to take a foreign key off a table; it checks them at the commit instead.
    private const string ForeignKeysAtCommit = "PRAGMA defer_foreign_keys=ON";
    private const string MemoryForIndexes = "SET LOCAL maintenance_work_mem = '256MB'";

    private readonly MarketDb db;
    private readonly IReadOnlyList<ITable> tables;

    private BareTables(MarketDb db, IReadOnlyList<ITable> tables) => (this.db, this.tables) = (db, tables);

    /// <summary>Bares the tables of these schemas.</summary>
    public static async Task<BareTables> Of(MarketDb db, IReadOnlyCollection<string> schemas, CancellationToken cancellation)
    {
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        var bare = new BareTables(db, [.. model.Tables.Where(table => schemas.Contains(table.Schema ?? ""))]);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync(ForeignKeysAtCommit, cancellation);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync(MemoryForIndexes, cancellation);
        await bare.Run(
        [
            .. bare.ForeignKeys.Select(key => new DropForeignKeyOperation { Name = key.Name, Table = key.Table.Name, Schema = key.Table.Schema }),
            .. bare.Indexes.Select(index => new DropIndexOperation { Name = index.Name, Table = index.Table.Name, Schema = index.Table.Schema }),
        ], _ => { }, cancellation);
        return bare;
    }

    /// <summary>Puts them back. <paramref name="done"/> is told how many hundredths are done.</summary>
    /// <exception cref="System.Data.Common.DbException">The rows do not keep to a key.</exception>
    public Task Dress(Action<int> done, CancellationToken cancellation) =>
        Run([.. Indexes.Select(CreateIndexOperation.CreateFrom), .. ForeignKeys.Select(AddForeignKeyOperation.CreateFrom)], done, cancellation);

    private IEnumerable<ITableIndex> Indexes => tables.SelectMany(table => table.Indexes);

    private IEnumerable<IForeignKeyConstraint> ForeignKeys => db.Database.IsSqlite() ? [] : tables.SelectMany(table => table.ForeignKeyConstraints);

    private async Task Run(IReadOnlyList<MigrationOperation> operations, Action<int> done, CancellationToken cancellation)
    {
        var commands = db.GetService<IMigrationsSqlGenerator>().Generate(operations, db.GetService<IDesignTimeModel>().Model);
        for (var i = 0; i < commands.Count; i++)
        {
            await db.Database.ExecuteSqlRawAsync(commands[i].CommandText.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellation);
            done(100 * (i + 1) / commands.Count);
        }
    }
}
