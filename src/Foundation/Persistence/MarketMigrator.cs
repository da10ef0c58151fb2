using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>Brings a database up to date: migrations, then triggers and indexes. Safe to run on several nodes at once and to be killed.</summary>
public static class MarketMigrator
{
    public static async Task BringUpToDate(MarketDb db, CancellationToken cancellation)
    {
        if (db.Database.IsSqlite())
        {
            var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
            await using var only = await LockFile(file + ".migrating", cancellation);
            await ForgetDeadLock(file, cancellation);
            await db.Database.MigrateAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellation);
            await Schema.Complete(db, cancellation);
        }
        else
        {
            await Create(db, cancellation);
            await db.Database.MigrateAsync(cancellation);
            await CompleteAlone(db, cancellation);
        }
    }

    // EF makes a database that is missing as well, but stumbles over one that another node has made since it looked.
    private static async Task Create(MarketDb db, CancellationToken cancellation)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellation)) return;
        try
        {
            await creator.CreateAsync(cancellation);
        }
        catch (DbException)
        {
            if (!await creator.ExistsAsync(cancellation)) throw;
        }
    }

    // Nodes that start together must not replace the same trigger at once: PostgreSQL refuses one of them.
    private static Task CompleteAlone(MarketDb db, CancellationToken cancellation) => db.Database.CreateExecutionStrategy().ExecuteAsync(
        async token =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            await db.Database.ExecuteSqlRawAsync(
                db.Database.IsNpgsql()
                    ? "SELECT pg_advisory_xact_lock(4311226)"
                    : "EXEC sp_getapplock @Resource = 'market schema', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000",
                token);
            await Schema.Complete(db, token);
            await transaction.CommitAsync(token);
        },
        cancellation);

    // A kill during a migration leaves EF's lock row for ever; under our own file lock, which dies with its process, no living one can hold it.
    private static async Task ForgetDeadLock(string file, CancellationToken cancellation)
    {
        if (!File.Exists(file)) return;
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (SqliteException none) when (none.SqliteErrorCode == 1)
        {
            // No such table yet: the database is empty.
        }
    }

    // The file stays: were it deleted when let go, one that had opened it just before would lock what nobody else can find any more.
    private static async Task<FileStream> LockFile(string path, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (tries < 600)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }
}
