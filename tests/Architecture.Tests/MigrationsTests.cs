using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Architecture.Tests;

public sealed partial class MigrationsTests
{
    [Theory, EachDatabase]
    public async Task Everything_applies_to_an_empty_database_and_again(DatabaseProvider provider)
    {
        var database = await Databases.NoneYetAsync(provider);
        for (var time = 0; time < 2; time++) await BringUpToDate(database);

        Assert.Empty(await With(database, db => db.Database.GetPendingMigrationsAsync()));
        await Databases.RemoveAsync(database);
    }

    [Theory, EachDatabase]
    public async Task Several_nodes_may_start_at_once_on_an_empty_database(DatabaseProvider provider)
    {
        var database = await Databases.NoneYetAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => BringUpToDate(database))));

        Assert.Empty(await With(database, db => db.Database.GetPendingMigrationsAsync()));
        await Databases.RemoveAsync(database);
    }

    [Fact]
    public async Task A_kill_during_a_migration_of_SQLite_does_not_stop_the_next_start()
    {
        var database = await Databases.FreshAsync(DatabaseProvider.Sqlite);
        await With(database, db => db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-11-23')"));

        await BringUpToDate(database).WaitAsync(TimeSpan.FromSeconds(60));
        await Databases.RemoveAsync(database);
    }

    [Theory, EachDatabase]
    public async Task Triggers_and_indexes_that_migrations_cannot_say_are_there(DatabaseProvider provider)
    {
        var database = await Databases.FreshAsync(provider);
        var wanted = (await With(database, db => Task.FromResult(Schema.Statements(db)))).Select(statement => Made().Match(statement)).Where(made => made.Success)
            .Select(made => made.Groups["name"].Value).ToArray();
        var there = await With(database, db => db.Database.SqlQueryRaw<string>(provider switch
        {
            DatabaseProvider.Sqlite => "SELECT name AS Value FROM sqlite_master WHERE type IN ('trigger', 'index')",
            DatabaseProvider.PostgreSql => "SELECT tgname::text AS \"Value\" FROM pg_trigger UNION SELECT indexname::text FROM pg_indexes",
            _ => "SELECT name AS Value FROM sys.triggers UNION SELECT name FROM sys.indexes WHERE name IS NOT NULL",
        }).ToListAsync());

        Assert.Contains(wanted, name => name.StartsWith("append_only_Acts", StringComparison.Ordinal));
        Assert.All(wanted, name => Assert.Contains(name, there));
        await Databases.RemoveAsync(database);
    }

    [Theory]
    [EachDatabase("UPDATE {0} SET \"By\" = 'nobody'")]
    [EachDatabase("DELETE FROM {0}")]
    [InlineData(DatabaseProvider.PostgreSql, "TRUNCATE TABLE {0}")]
    [InlineData(DatabaseProvider.Sqlite, "REPLACE INTO {0} SELECT * FROM {0}")]
    public async Task The_database_itself_refuses_to_change_what_is_append_only(DatabaseProvider provider, string statement)
    {
        await using var market = await Market.OpenAsync(provider);
        var now = market.Clock.GetUtcNow();
        await market.Write(new Act { Id = Guid.CreateVersion7(now), At = now, By = "U-000001", Name = "Test", Subject = "test/1" });
        var table = provider == DatabaseProvider.Sqlite ? "\"Acts\"" : "\"foundation\".\"Acts\"";

        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => market.Look(db =>
            db.Database.ExecuteSqlRawAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, table))));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal("U-000001", await market.Look(db => db.Set<Act>().Select(act => act.By).SingleAsync()));
    }

    private static Task BringUpToDate(DatabaseSettings database) => With(database, async db =>
    {
        await MarketMigrator.BringUpToDate(db, TestContext.Current.CancellationToken);
        return 0;
    });

    private static async Task<T> With<T>(DatabaseSettings database, Func<MarketDb, Task<T>> act)
    {
        await using var services = Databases.Wire(database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<MarketDb>());
    }

    [GeneratedRegex("""(TRIGGER|INDEX) (IF NOT EXISTS )?(["\[]?\w+["\]]?\.)?["\[](?<name>\w+)["\]]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();
}
