using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>The databases that hold the market.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Which database, and where.</summary>
/// <param name="Provider">SQLite by default.</param>
/// <param name="ConnectionString">In the provider's own words.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>A SQLite file; a writer waits at most 30 s for its turn.</summary>
    public static DatabaseSettings SqliteFile(string path) => new(DatabaseProvider.Sqlite, $"Data Source={path};Default Timeout=30");

    /// <summary>Points a context at this database. Its migrations stand in an assembly of their own for each provider, which only the host refers to.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        var migrations = $"ConsumerAid.Migrations.{Provider}";
        _ = Provider switch
        {
            DatabaseProvider.Sqlite => options
                .UseSqlite(ConnectionString, sqlite => sqlite.MigrationsAssembly(migrations))
                .AddInterceptors(new SqlitePragmas())
                .ConfigureWarnings(warnings => warnings.Ignore(SqliteEventId.SchemaConfiguredWarning)),
            DatabaseProvider.PostgreSql => options.UseNpgsql(ConnectionString, npgsql => npgsql.MigrationsAssembly(migrations).SetPostgresVersion(15, 0).EnableRetryOnFailure(4)),
            DatabaseProvider.SqlServer => options.UseSqlServer(ConnectionString, server => server.MigrationsAssembly(migrations).EnableRetryOnFailure(4)),
            _ => throw new ArgumentOutOfRangeException(nameof(options), Provider, "No such provider."),
        };
        // The losers of a race for an idempotency key are no errors of the program; a database that is away is told in one line.
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, Microsoft.Extensions.Logging.LogLevel.Debug), (RelationalEventId.ConnectionError, Microsoft.Extensions.Logging.LogLevel.Debug)));
        // Two collections of one aggregate are read by intent in one query where they are small.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
    }
}
