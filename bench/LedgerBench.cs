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
/// The ledger's jobs and reads on PostgreSQL: on the database of <c>BENCH_DATABASE</c> (a copy of it), else on a server
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

    /// <summary>10,000 new entries into all roll-ups, against the plain statements that bring tables with the same keys to the same state.</summary>
    public async Task RollUpStep()
    {
        await Say(Floors(full: true));
        var (value, floor) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 5; round++)
        {
            await Again(10_000);
            floor = Math.Min(floor, await Figure.Timed(() => Say(string.Join(';', [.. Shapes.Select(shape => Upsert(shape.Floor, shape.Shape, Claimed)), Firsts(ClaimedEntries), Cells("date_trunc('month', now())")]))));
            value = Math.Min(value, await Figure.Timed(() => Send(new RollUp())));
        }

        Figure.Print("rollup-step", value, "s", floor);
        await Say(NoFloors);
    }

    /// <summary>All roll-ups anew, against the plain statements that fill tables with the same keys.</summary>
    public async Task RollUpRebuild()
    {
        await Say(Floors(full: false));
        string[] from = [Movements, "SELECT *, SUBSTRING(\"HouseholdCode\", 4, 6) AS \"CountyCode\" FROM ledger.floor_t", "SELECT * FROM ledger.floor_m", "SELECT * FROM ledger.floor_m"];
        var floor = await Figure.Timed(() => Say(string.Join(';', [.. Shapes.Zip(from, (shape, source) => Fill(shape.Floor, shape.Shape, source)), Firsts(""), Cells("'-infinity'")])));
        await Say(NoFloors);
        var value = await Figure.Timed(() => Send(new RebuildRollUps()));
        Figure.Print("rollup-rebuild", value, "s", floor);
    }

    /// <summary>Everything recomputed, against reading the same rows through the bare driver and one hash for each.</summary>
    public async Task Verify()
    {
        await Send(new SealEntries());
        LedgerVerdict? verdict = null;
        var value = await Figure.Timed(async () => verdict = await Send(new VerifyLedger()));
        if (!verdict!.Ok) throw new InvalidOperationException(verdict.FirstBroken);
        var floor = await Figure.Timed(async () =>
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

    private const string ClaimedEntries = " JOIN ledger.\"PendingEntries\" p ON p.\"EntryId\" = e.\"Id\"";

    private const string NoFloors = "DROP TABLE IF EXISTS ledger.floor_t, ledger.floor_m, ledger.floor_c, ledger.floor_r, ledger.floor_s, ledger.floor_d, ledger.floor_b, ledger.floor_p, ledger.floor_q, ledger.floor_parts";

    // The same keys as the product's, and the same indexes.
    private static string Floors(bool full) => NoFloors + ";" + string.Join(';', new[] { "t:Tonnages", "m:MarketTonnages", "c:CountyDays", "r:ProduceDays", "s:FirstSales", "d:FirstSaleDays", "b:FirstPurchases", "p:PublicCells", "q:PublicMemberCells" }
        .Select(table => table.Split(':')).Select(table => $"CREATE TABLE ledger.floor_{table[0]} (LIKE ledger.\"{table[1]}\" INCLUDING ALL)" + (full ? $";INSERT INTO ledger.floor_{table[0]} SELECT * FROM ledger.\"{table[1]}\"" : "")))
        + ";ANALYZE";

    /// <summary>First sales and first purchases out of these entries, and the days' counts of first sales.</summary>
    private static string Firsts(string entries) => $"""
        INSERT INTO ledger.floor_s ("HouseholdCode", "CountyCode", "RecordedAt", "RecordedOn", "People")
        SELECT e."HouseholdCode", SUBSTRING(e."HouseholdCode", 4, 6), MIN(e."RecordedAt"), MIN(e."RecordedOn"), COALESCE(MIN(h."People"), 0)
        FROM ledger."LedgerEntries" e{entries} LEFT JOIN registry."Households" h ON h."Code" = e."HouseholdCode" WHERE e."Type" = 2 GROUP BY 1
        ON CONFLICT ("HouseholdCode") DO UPDATE SET "RecordedAt" = LEAST(floor_s."RecordedAt", EXCLUDED."RecordedAt") WHERE EXCLUDED."RecordedAt" < floor_s."RecordedAt";
        INSERT INTO ledger.floor_b ("MemberId", "RecordedAt") SELECT e."MemberId", MIN(e."RecordedAt") FROM ledger."LedgerEntries" e{entries} WHERE e."Type" = 2 GROUP BY 1
        ON CONFLICT ("MemberId") DO UPDATE SET "RecordedAt" = EXCLUDED."RecordedAt" WHERE EXCLUDED."RecordedAt" < floor_b."RecordedAt";
        DELETE FROM ledger.floor_d WHERE "RecordedOn" IN (SELECT e."RecordedOn" FROM ledger."LedgerEntries" e{entries} WHERE e."Type" = 2);
        INSERT INTO ledger.floor_d ("CountyCode", "RecordedOn", "Households", "People") SELECT "CountyCode", "RecordedOn", COUNT(*), SUM("People") FROM ledger.floor_s
        WHERE "RecordedOn" IN (SELECT e."RecordedOn" FROM ledger."LedgerEntries" e{entries} WHERE e."Type" = 2) GROUP BY 1, 2
        """;

    /// <summary>The cells of what the public sees of all months from one on: buyers' parts with their different households, summed by produce and by buyer.</summary>
    private static string Cells(string from)
    {
        var sums = string.Join(", ", LedgerSql.Sums.Select(sum => $"SUM(\"{sum}\") AS \"{sum}\""));
        var columns = string.Join(", ", LedgerSql.Sums.Select(sum => $"\"{sum}\""));
        return $"""
            CREATE TABLE ledger.floor_parts AS
            SELECT SUBSTRING("HouseholdCode", 4, 6) AS county, "Produce" AS produce, "MemberId" AS member, om, rm, SUM(loads) AS loaders, SUM(sells) AS sellers, {sums}
            FROM (SELECT "HouseholdCode", "Produce", "MemberId", date_trunc('month', "OccurredOn") AS om, date_trunc('month', "RecordedOn") AS rm,
                         MAX(("Dispatched_Grams" > 0)::int) AS loads, MAX(("Accepted_Grams" > 0)::int) AS sells, {sums}
                  FROM ledger.floor_t WHERE "RecordedOn" >= {from} GROUP BY 1, 2, 3, 4, 5) AS h GROUP BY 1, 2, 3, 4, 5;
            DELETE FROM ledger.floor_p WHERE ("OccurredMonth", "RecordedMonth") IN (SELECT {Month("om")}, {Month("rm")} FROM ledger.floor_parts);
            INSERT INTO ledger.floor_p ("CountyCode", "Produce", "OccurredMonth", "RecordedMonth", "Households", "RestHouseholds", "Shown", {columns})
            SELECT county, produce, {Month("om")}, {Month("rm")}, MAX(sellers), MIN(sellers), true, {sums} FROM ledger.floor_parts GROUP BY 1, 2, 3, 4;
            DELETE FROM ledger.floor_q WHERE ("OccurredMonth", "RecordedMonth") IN (SELECT {Month("om")}, {Month("rm")} FROM ledger.floor_parts);
            INSERT INTO ledger.floor_q ("MemberId", "OccurredMonth", "RecordedMonth", {columns}) SELECT member, {Month("om")}, {Month("rm")}, {sums} FROM ledger.floor_parts WHERE sellers >= 10 GROUP BY 1, 2, 3;
            DROP TABLE ledger.floor_parts
            """;
    }

    private static string Month(string day) => $"(EXTRACT(YEAR FROM {day}) * 12 + EXTRACT(MONTH FROM {day}) - 1)::int";

    private const string Claimed = Movements + " JOIN ledger.\"PendingEntries\" p ON p.\"EntryId\" = e.\"Id\"";

    private static readonly (string Floor, RollUpShape Shape)[] Shapes = [.. LedgerSql.Shapes.Zip((string[])["ledger.floor_t", "ledger.floor_m", "ledger.floor_c", "ledger.floor_r"], (shape, floor) => (floor, shape))];

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
        if (Environment.GetEnvironmentVariable("BENCH_DATABASE") is { Length: > 0 }) return new LedgerBench(DatabaseSettings.PostgreSqlServer((await Market.ToWrite).Database), null);
        var started = await PostgresServer.StartAsync(durable: true);
        var bench = new LedgerBench(DatabaseSettings.PostgreSqlServer(await started.CreateAsync()), started);
        await using (var scope = bench.services.CreateAsyncScope()) await MarketMigrator.BringUpToDate(scope.ServiceProvider.GetRequiredService<MarketDb>(), default);
        var entries = int.Parse(Environment.GetEnvironmentVariable("BENCH_ENTRIES") ?? "200000", CultureInfo.InvariantCulture);
        await bench.Load(entries, "timestamptz '2026-11-23 02:00Z' - ((1 - n::double precision / " + entries + ") * interval '90 days')");
        await bench.Say("ANALYZE");
        await bench.Send(new RebuildRollUps());
        return bench;
    }

    /// <summary>As many new entries as if lorries of before drove once more, now.</summary>
    private Task Again(int entries) => Say($"""
        CREATE TABLE ledger.bench_again AS SELECT gen_random_uuid() AS id, date_trunc('milliseconds', now()) AS moment, * FROM (
            SELECT e."HouseholdCode", e."LotId", e."LineId", e."DispatchId", e."MemberId", e."Type", e."CountsAs", e."Weight_Grams", e."Proof"
            FROM ledger."LedgerEntries" e TABLESAMPLE SYSTEM (20) WHERE e."Corrects" IS NULL LIMIT {entries}) AS lorries;
        INSERT INTO ledger."LedgerEntries" ("Id", "HouseholdCode", "LotId", "LineId", "DispatchId", "MemberId", "Type", "CountsAs", "Weight_Grams", "OccurredAt", "OccurredOn", "RecordedAt", "RecordedOn", "RecordedBy", "OnBehalfOf", "Proof")
        SELECT id, "HouseholdCode", "LotId", "LineId", "DispatchId", "MemberId", "Type", "CountsAs", "Weight_Grams", moment, (moment AT TIME ZONE 'Asia/Shanghai')::date, moment, (moment AT TIME ZONE 'Asia/Shanghai')::date,
               'U-000017', NULL, "Proof" FROM ledger.bench_again;
        INSERT INTO ledger."PendingEntries" ("EntryId") SELECT id FROM ledger.bench_again;
        DROP TABLE ledger.bench_again;
        """);

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

    private static async Task<double> Percentile(Func<Task> act)
    {
        var times = new List<double>();
        for (var round = 0; round < 220; round++) times.Add(await Figure.Timed(act));
        return times.Skip(20).Order().ElementAt(190);
    }
}
