using System.Diagnostics;
using System.Globalization;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConsumerAid.Bench;

/// <summary>
/// The ledger's jobs and reads on PostgreSQL: on the database of <c>BENCH_DATABASE</c> (a connection string; seeded, and written to by the benches), else on a server
/// and a synthetic ledger of their own with <c>BENCH_ENTRIES</c> entries (200,000).
/// </summary>
internal sealed class LedgerBench
{
    private static readonly Lazy<Task<LedgerBench>> Shared = new(OpenAsync);
    private readonly ServiceProvider services;
    private readonly NpgsqlDataSource plain;
    // The server ends when nobody holds it.
    private readonly PostgresServer? server;

    private LedgerBench(DatabaseSettings database, PostgresServer? server) =>
        (services, plain, this.server) = (Databases.Wire(database).BuildServiceProvider(), NpgsqlDataSource.Create(database.ConnectionString), server);

    public static async Task<int> On(Func<LedgerBench, Task> run)
    {
        var bench = await Shared.Value;
        await run(bench);
        GC.KeepAlive(bench.server);
        return 0;
    }

    /// <summary>10,000 new entries into all roll-ups, against one plain upsert into each of the three summed tables.</summary>
    public async Task RollUpStep()
    {
        await Say("CREATE TABLE IF NOT EXISTS ledger.floor_t (LIKE ledger.\"Tonnages\" INCLUDING ALL); CREATE TABLE IF NOT EXISTS ledger.floor_m (LIKE ledger.\"MarketTonnages\" INCLUDING ALL);"
            + "CREATE TABLE IF NOT EXISTS ledger.floor_c (LIKE ledger.\"CountyDays\" INCLUDING ALL); TRUNCATE ledger.floor_t, ledger.floor_m, ledger.floor_c;"
            + "INSERT INTO ledger.floor_t SELECT * FROM ledger.\"Tonnages\"; INSERT INTO ledger.floor_m SELECT * FROM ledger.\"MarketTonnages\"; INSERT INTO ledger.floor_c SELECT * FROM ledger.\"CountyDays\"; ANALYZE");
        var (value, floor) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 4; round++)
        {
            await Load(10_000, $"now() - interval '{round} minutes'");
            floor = Math.Min(floor, await Timed(() => Say(string.Join(';', Shapes.Select(shape => Upsert(shape.Floor, shape.Shape, Claimed))))));
            value = Math.Min(value, await Timed(() => Send(new RollUp())));
        }

        Figure.Print("rollup-step", value, "s", floor);
        await Say("DROP TABLE ledger.floor_t, ledger.floor_m, ledger.floor_c");
    }

    /// <summary>All roll-ups anew, against the plain statements that fill tables with the same keys.</summary>
    public async Task RollUpRebuild()
    {
        await Say("DROP TABLE IF EXISTS ledger.floor_t, ledger.floor_m, ledger.floor_c; CREATE TABLE ledger.floor_t (LIKE ledger.\"Tonnages\" INCLUDING ALL);"
            + "CREATE TABLE ledger.floor_m (LIKE ledger.\"MarketTonnages\" INCLUDING ALL); CREATE TABLE ledger.floor_c (LIKE ledger.\"CountyDays\" INCLUDING ALL)");
        string[] from = [Movements, "SELECT *, SUBSTRING(\"HouseholdCode\", 4, 6) AS \"CountyCode\" FROM ledger.floor_t", "SELECT * FROM ledger.floor_m"];
        var floor = await Timed(() => Say(string.Join(';', Shapes.Zip(from, (shape, source) => Fill(shape.Floor, shape.Shape, source)))));
        await Say("DROP TABLE ledger.floor_t, ledger.floor_m, ledger.floor_c");
        var value = await Timed(() => Send(new RebuildRollUps()));
        Figure.Print("rollup-rebuild", value, "s", floor);
    }

    /// <summary>Everything recomputed, against reading the same rows through the bare driver and one hash for each.</summary>
    public async Task Verify()
    {
        await Send(new SealEntries());
        LedgerVerdict? verdict = null;
        var value = await Timed(async () => verdict = await Send(new VerifyLedger()));
        if (!verdict!.Ok) throw new InvalidOperationException(verdict.FirstBroken);
        var floor = await Timed(async () =>
        {
            var buffer = new byte[400];
            await using var command = plain.CreateCommand("SELECT e.*, s.\"Seq\", s.\"LeafHash\" FROM ledger.\"SealedEntries\" s JOIN ledger.\"LedgerEntries\" e ON e.\"Id\" = s.\"EntryId\"");
            command.CommandTimeout = 3600;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) System.Security.Cryptography.SHA256.HashData(buffer);
        });
        Figure.Print("verify", value, "s", floor);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Entries} entries, {verdict.Seals} seals"));
    }

    /// <summary>The 95th percentile of the headline query, against the one sum that it cannot do without.</summary>
    public async Task Impact()
    {
        var value = await Percentile(() => Send(new GetImpact()));
        var floor = await Percentile(() => Say("SELECT \"CountyCode\", SUM(\"Accepted_Grams\"), SUM(\"Dispatched_Grams\"), SUM(\"ToHouseholds_Fen\") FROM ledger.\"CountyDays\" GROUP BY 1"));
        Figure.Print("impact", value * 1000, "ms", floor * 1000);
    }

    private const string Movements = """
        SELECT e."HouseholdCode", SUBSTRING(e."HouseholdCode", 4, 6) AS "CountyCode", e."LotId", e."MemberId", e."OccurredOn", e."RecordedOn", COALESCE(l."Produce", '') AS "Produce",
        CASE WHEN e."CountsAs" = 1 THEN e."Weight_Grams" ELSE 0 END AS "Dispatched_Grams", CASE WHEN e."CountsAs" = 2 THEN e."Weight_Grams" ELSE 0 END AS "Accepted_Grams",
        CASE WHEN e."CountsAs" = 3 THEN e."Weight_Grams" ELSE 0 END AS "Rejected_Grams", CASE WHEN e."CountsAs" = 4 THEN e."Weight_Grams" ELSE 0 END AS "Spoiled_Grams",
        CASE WHEN e."CountsAs" = 5 THEN e."Weight_Grams" ELSE 0 END AS "Returned_Grams",
        CASE WHEN e."CountsAs" = 2 THEN (e."Weight_Grams" * COALESCE(l."HouseholdPrice_FenPerTonne", 0) + 500000) / 1000000 ELSE 0 END AS "ToHouseholds_Fen"
        FROM ledger."LedgerEntries" e LEFT JOIN orders."OrderLines" l ON l."Id" = e."LineId"
        """;

    private const string Claimed = Movements + " JOIN ledger.\"PendingEntries\" p ON p.\"EntryId\" = e.\"Id\"";

    private static readonly (string Floor, RollUpShape Shape)[] Shapes = [.. LedgerSql.Shapes.Zip((string[])["ledger.floor_t", "ledger.floor_m", "ledger.floor_c"], (shape, floor) => (floor, shape))];

    private static string Fill(string table, RollUpShape shape, string movements)
    {
        var columns = string.Join(", ", shape.Keys.Concat(shape.Others).Concat(LedgerSql.Sums).Select(column => $"\"{column}\""));
        return $"INSERT INTO {table} ({columns}) {LedgerSql.Grouped(shape, movements)}";
    }

    private static string Upsert(string table, RollUpShape shape, string movements)
    {
        var name = table.Split('.')[1];
        var sums = string.Join(", ", LedgerSql.Sums.Select(sum => $"\"{sum}\" = {name}.\"{sum}\" + EXCLUDED.\"{sum}\""));
        return $"{Fill(table, shape, movements)} ON CONFLICT ({string.Join(", ", shape.Keys.Select(key => $"\"{key}\""))}) DO UPDATE SET {sums}";
    }

    private static async Task<LedgerBench> OpenAsync()
    {
        if (Environment.GetEnvironmentVariable("BENCH_DATABASE") is { Length: > 0 } given) return new LedgerBench(new DatabaseSettings(DatabaseProvider.PostgreSql, given), null);
        var started = await PostgresServer.StartAsync(durable: true);
        var bench = new LedgerBench(new DatabaseSettings(DatabaseProvider.PostgreSql, await started.CreateAsync()), started);
        await using (var scope = bench.services.CreateAsyncScope()) await MarketMigrator.BringUpToDate(scope.ServiceProvider.GetRequiredService<MarketDb>(), default);
        var entries = int.Parse(Environment.GetEnvironmentVariable("BENCH_ENTRIES") ?? "200000", CultureInfo.InvariantCulture);
        await bench.Load(entries, "timestamptz '2026-11-23 02:00Z' - ((1 - n::double precision / " + entries + ") * interval '90 days')");
        await bench.Say("ANALYZE");
        await bench.Send(new RebuildRollUps());
        return bench;
    }

    /// <summary>Ledger rows as a trade leaves them: lorries of 17 households, dispatched and accepted, from 8,000 lots of 123 counties to 2,000 buyers.</summary>
    private Task Load(int entries, string at) => Say($"""
        SET session_replication_role = replica;
        CREATE TEMP TABLE loading AS
        SELECT gen_random_uuid() AS id, n, (n / 34) AS lorry, date_trunc('milliseconds', {at}) AS moment FROM generate_series(1, {entries}) n;
        INSERT INTO ledger."LedgerEntries" ("Id", "HouseholdCode", "LotId", "LineId", "DispatchId", "MemberId", "Type", "CountsAs", "Weight_Grams", "OccurredAt", "OccurredOn", "RecordedAt", "RecordedOn", "RecordedBy", "OnBehalfOf", "Proof")
        SELECT id, 'HH-' || (430100 + lorry % 123) || '-' || lpad(((lorry % 8000) * 17 % 4300 + n % 17)::text, 6, '0'), md5('lot' || lorry % 8000)::uuid, md5('line' || lorry)::uuid, md5('dispatch' || lorry)::uuid,
               md5('member' || lorry % 2000)::uuid, 1 + n % 2, 1 + n % 2, 100000 + n % 90000, moment, (moment AT TIME ZONE 'Asia/Shanghai')::date, moment, (moment AT TIME ZONE 'Asia/Shanghai')::date,
               'U-000017', NULL, 'sha256:' || md5(n::text) || md5(n::text)
        FROM loading ORDER BY n;
        INSERT INTO ledger."PendingEntries" ("EntryId") SELECT id FROM loading;
        DROP TABLE loading;
        SET session_replication_role = DEFAULT;
        """);

    private async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private async Task Say(string statement)
    {
        await using var command = plain.CreateCommand(statement);
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> Timed(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> Percentile(Func<Task> act)
    {
        var times = new List<double>();
        for (var round = 0; round < 220; round++) times.Add(await Timed(act));
        return times.Skip(20).Order().ElementAt(190);
    }
}
