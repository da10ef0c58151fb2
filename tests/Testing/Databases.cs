using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Storefront.Host;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConsumerAid.Testing;

/// <summary>Fresh databases with the newest schema. They are copies of one that this process migrated when the first was asked for, and so cost milliseconds.</summary>
public static class Databases
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresAsync);
    private static readonly Lazy<Task<string>> BareSqliteTemplate = new(CreateSqliteAsync);
    private static readonly Lazy<Task<string>> BarePostgresTemplate = new(CreatePostgresAsync);
    private static readonly Lazy<Task<(string File, string Storage)>> DemoTemplate = new(MakeDemoAsync);

    /// <summary>The connection string of a SQL Server on which tests may create databases, or null.</summary>
    public static string? SqlServer { get; } = Environment.GetEnvironmentVariable("CONSUMERAID_SQLSERVER") is { Length: > 0 } given ? given : null;

    /// <summary>Where the key ring of this process lies: one for all databases, because the model with its converters is cached for the process.</summary>
    public static string Keys { get; } = Path.Combine(TestFolder.Path, "keys");

    /// <summary>A database that nobody else uses, with every migration applied and no rows but those that migrations bring.</summary>
    public static Task<DatabaseSettings> FreshAsync(DatabaseProvider provider) => CopyAsync(provider, SqliteTemplate, PostgresTemplate, MigrateAsync);

    /// <summary>A database that nobody else uses, made from the model: without the rows that migrations bring.</summary>
    public static Task<DatabaseSettings> BareAsync(DatabaseProvider provider) => CopyAsync(provider, BareSqliteTemplate, BarePostgresTemplate, CreateSchemaAsync);

    /// <summary>As <see cref="FreshAsync"/>, on SQLite with the demo's year in it: made once in a process, by the product's own first start.</summary>
    /// <param name="storage">Where the demo's photos and papers shall lie too, or null.</param>
    public static async Task<DatabaseSettings> DemoAsync(string? storage = null)
    {
        var (file, demo) = (TestFolder.Fresh("demo.db"), await DemoTemplate.Value);
        File.Copy(demo.File, file);
        foreach (var path in storage is null ? [] : Directory.EnumerateFiles(demo.Storage, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(storage!, Path.GetRelativePath(demo.Storage, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }

        return DatabaseSettings.SqliteFile(file);
    }

    /// <summary>A database of that name that does not exist yet, for tests of migrations themselves.</summary>
    public static async Task<DatabaseSettings> NoneYetAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new DatabaseSettings(provider, (await PostgresServer.Shared).ConnectionString($"none{Interlocked.Increment(ref count)}")),
        _ => Empty(provider, $"consumeraid_none_{Environment.ProcessId}_{Interlocked.Increment(ref count)}"),
    };

    /// <summary>Removes a database that <see cref="FreshAsync"/> or <see cref="NoneYetAsync"/> gave.</summary>
    public static async Task RemoveAsync(DatabaseSettings database)
    {
        switch (database.Provider)
        {
            case DatabaseProvider.Sqlite:
                await using (var connection = new SqliteConnection(database.ConnectionString))
                {
                    SqliteConnection.ClearPool(connection);
                    foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(connection.DataSource + ending);
                }

                break;
            case DatabaseProvider.PostgreSql:
                await (await PostgresServer.Shared).DropAsync(database.ConnectionString);
                break;
            default:
                await using (var db = Wire(database).BuildServiceProvider())
                await using (var scope = db.CreateAsyncScope())
                {
                    await scope.ServiceProvider.GetRequiredService<MarketDb>().Database.EnsureDeletedAsync();
                }

                break;
        }
    }

    /// <summary>The product's services over a database: every module, no host.</summary>
    public static IServiceCollection Wire(DatabaseSettings database, TimeProvider? clock = null) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(clock ?? TimeProvider.System)
        .AddMarket(new HostSettings(database, Directory.CreateDirectory(Path.Combine(TestFolder.Path, "storage")).FullName, Keys, RunJobs: false, Demo: false));

    private static int count;

    private static DatabaseSettings Empty(DatabaseProvider provider, string name) => provider == DatabaseProvider.Sqlite
        ? DatabaseSettings.SqliteFile(TestFolder.Fresh("none.db"))
        : new DatabaseSettings(provider, new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ConnectionString);

    private static async Task<DatabaseSettings> CopyAsync(DatabaseProvider provider, Lazy<Task<string>> sqlite, Lazy<Task<string>> postgres, Func<DatabaseSettings, Task> make)
    {
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                var file = TestFolder.Fresh("market.db");
                File.Copy(await sqlite.Value, file);
                return DatabaseSettings.SqliteFile(file);
            case DatabaseProvider.PostgreSql:
                var server = await PostgresServer.Shared;
                return new DatabaseSettings(provider, await server.CreateAsync(await postgres.Value));
            default:
                var fresh = Empty(provider, $"consumeraid_test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}");
                await make(fresh);
                return fresh;
        }
    }

    private static Task<string> MigrateSqliteAsync() => MakeSqliteAsync("template.db", MigrateAsync);

    private static Task<string> CreateSqliteAsync() => MakeSqliteAsync("bare.db", CreateSchemaAsync);

    private static async Task<string> MakeSqliteAsync(string name, Func<DatabaseSettings, Task> make)
    {
        var file = Path.Combine(TestFolder.Path, name);
        var database = DatabaseSettings.SqliteFile(file);
        await make(database);
        // The last connection to close writes the journal into the file.
        await using var connection = new SqliteConnection(database.ConnectionString);
        SqliteConnection.ClearPool(connection);
        return file;
    }

    private static async Task<(string File, string Storage)> MakeDemoAsync()
    {
        var database = await FreshAsync(DatabaseProvider.Sqlite);
        var settings = new HostSettings(database, Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName, Keys, RunJobs: false, Demo: true);
        await using (var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddMarket(settings).BuildServiceProvider())
        {
            await MarketHost.Prepare(services, settings, default);
        }

        await using var connection = new SqliteConnection(database.ConnectionString);
        SqliteConnection.ClearPool(connection);
        return (connection.DataSource, settings.StoragePath);
    }

    private static Task<string> MigratePostgresAsync() => MakePostgresAsync("template_market", MigrateAsync);

    private static Task<string> CreatePostgresAsync() => MakePostgresAsync("template_bare", CreateSchemaAsync);

    private static async Task<string> MakePostgresAsync(string name, Func<DatabaseSettings, Task> make)
    {
        var database = new DatabaseSettings(DatabaseProvider.PostgreSql, (await PostgresServer.Shared).ConnectionString(name));
        await make(database);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        return name;
    }

    private static Task MigrateAsync(DatabaseSettings database) => WithinAsync(database, db => MarketMigrator.BringUpToDate(db, default));

    private static Task CreateSchemaAsync(DatabaseSettings database) => WithinAsync(
        database,
        async db =>
        {
            await db.Database.EnsureCreatedAsync();
            await Schema.Complete(db, default);
        });

    private static async Task WithinAsync(DatabaseSettings database, Func<MarketDb, Task> act)
    {
        await using var services = Wire(database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<MarketDb>());
    }
}
