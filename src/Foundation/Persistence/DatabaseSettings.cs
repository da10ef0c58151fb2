using System.Data.Common;
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
    /// <summary>Kept prepared on each connection; the product has some hundreds, a reader's connection meets some tens.</summary>
    private const int Statements = 200;

    /// <summary>A SQLite file; a writer waits at most 30 s for its turn.</summary>
    public static DatabaseSettings SqliteFile(string path) => new(DatabaseProvider.Sqlite, $"Data Source={path};Default Timeout=30");

    /// <summary>
    /// A PostgreSQL server, with what its driver is told unless the connection string says otherwise. Statements that come again are prepared: planning them each time costs more than
    /// running them; behind a pooler that changes connections between transactions <c>Max Auto Prepare=0</c> says no. A connection leaves nothing behind that the next who takes it from the pool
    /// could meet, for everything is set for a transaction only: the seven statements that would sweep it at each taking (<c>No Reset On Close=false</c>) are spared. And no statement
    /// is compiled to machine code first (<c>Options=-c jit=on</c>): for the larger ones that alone took a second, longer than running them. Nor are helpers called for small ones: planned once for any
    /// values, what a few households sold looked worth six of them, and took 180 ms instead of 6.
    /// </summary>
    public static DatabaseSettings PostgreSqlServer(string connection)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connection };
        Unless("Max Auto Prepare", Statements);
        Unless("No Reset On Close", true);
        Unless("Options", "-c jit=off -c parallel_setup_cost=10000");
        return new DatabaseSettings(DatabaseProvider.PostgreSql, builder.ConnectionString);

        void Unless(string key, object value)
        {
            if (!builder.ContainsKey(key) && !builder.ContainsKey(key.Replace(" ", "", StringComparison.Ordinal))) builder[key] = value;
        }
    }

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
