using System.Diagnostics;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConsumerAid.Bench;

/// <summary>
/// A database with a market in it: that of <c>BENCH_DATABASE</c> (a connection string to a seeded PostgreSQL; its key ring lies in <c>BENCH_KEYS</c>), else the demo on a
/// server of its own. Benches that only read use it itself, those that write a copy that goes when the program ends.
/// </summary>
internal sealed class Market
{
    private static readonly Lazy<Task<Market>> Given = new(OpenAsync), Copied = new(CopyAsync);
    // The server ends when nobody holds it.
    private readonly PostgresServer? server;
    private readonly Lazy<NpgsqlDataSource> plain;

    private Market(string database, string keys, PostgresServer? server)
    {
        (Database, Keys, this.server) = (database, keys, server);
        plain = new(() => NpgsqlDataSource.Create(Database));
        Services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddMarket(new HostSettings(DatabaseSettings.PostgreSqlServer(database), Path.Combine(keys, "storage"), keys, RunJobs: false, Demo: false)).BuildServiceProvider();
    }

    /// <summary>Only to be read.</summary>
    public static Task<Market> ToRead => Given.Value;

    /// <summary>A copy, the same for all benches of this run.</summary>
    public static Task<Market> ToWrite => Copied.Value;

    public string Database { get; }

    public string Keys { get; }

    public IServiceProvider Services { get; }

    public async Task Say(string statement)
    {
        await using var command = plain.Value.CreateCommand(statement);
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The rows of a statement.</summary>
    public async Task<List<T>> Read<T>(string statement, Func<NpgsqlDataReader, T> row)
    {
        await using var command = plain.Value.CreateCommand(statement);
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(row(reader));
        return rows;
    }

    public Task<T> Send<T>(IRequest<T> request) => MarketHost.SendAsSystem(Services, request, default);

    /// <summary>Removes the copy, if one was made.</summary>
    public static async Task Close()
    {
        if (!Copied.IsValueCreated) return;
        var copy = await Copied.Value;
        if (copy.plain.IsValueCreated) await copy.plain.Value.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await Administer(copy.Database, $"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(copy.Database).Database}\" WITH (FORCE)");
        GC.KeepAlive(copy.server);
    }

    private static async Task<Market> OpenAsync()
    {
        var keys = Environment.GetEnvironmentVariable("BENCH_KEYS") is { Length: > 0 } folder ? folder : Directory.CreateTempSubdirectory("consumeraid-bench-keys-").FullName;
        if (Environment.GetEnvironmentVariable("BENCH_DATABASE") is { Length: > 0 } given) return new Market(given, keys, null);
        var started = await PostgresServer.StartAsync(durable: true);
        var database = await started.CreateAsync();
        await Command("migrate", database, keys);
        await Command("seed --scale demo", database, keys);
        return new Market(database, keys, started);
    }

    private static async Task<Market> CopyAsync()
    {
        var given = await ToRead;
        // A template may have no other reader; the next question opens a connection again.
        if (given.plain.IsValueCreated) given.plain.Value.Clear();
        NpgsqlConnection.ClearAllPools();
        var from = new NpgsqlConnectionStringBuilder(given.Database);
        var name = $"bench_{Environment.ProcessId}";
        await Administer(given.Database, $"CREATE DATABASE {name} TEMPLATE \"{from.Database}\" STRATEGY FILE_COPY");
        from.Database = name;
        return new Market(from.ConnectionString, given.Keys, given.server);
    }

    /// <summary>Runs a command of the published product.</summary>
    public static async Task Command(string words, string database, string keys)
    {
        string[] settings = ["--Database:Provider", "PostgreSql", "--ConnectionStrings:Market", database, "--Storage:Path", Path.Combine(keys, "storage"), "--Keys:Path", keys];
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "publish", "ConsumerAid.Storefront"), words.Split(' ').Concat(settings)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{words} ended with {process.ExitCode}.");
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "The name is given by whoever runs the program, or made by it.")]
    private static async Task Administer(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 1800 };
        await command.ExecuteNonQueryAsync();
    }
}
