using System.Globalization;
using System.Text.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

namespace ConsumerAid.Bench;

/// <summary>
/// Bare Kestrel and the bare driver, none of the product's layers: what a page, a list and an order cost on this machine at least. Its statements are prepared; its own
/// tables have the keys that the work itself needs and no other index.
/// </summary>
internal static class Floors
{
    /// <summary>The tables that <c>/order</c> and <c>/approve</c> write to, beside the product's, filled with its lots.</summary>
    public const string Tables = """
        DROP SCHEMA IF EXISTS floor CASCADE; CREATE SCHEMA floor;
        CREATE TABLE floor.orders (id uuid PRIMARY KEY, number text NOT NULL UNIQUE, member uuid NOT NULL, state text NOT NULL, placed_at timestamptz NOT NULL, deliver_to text NOT NULL, requested_by text NOT NULL);
        CREATE TABLE floor.lines (id uuid PRIMARY KEY, order_id uuid NOT NULL, lot_id uuid NOT NULL, grams bigint NOT NULL, price bigint NOT NULL);
        CREATE INDEX ON floor.lines (order_id);
        CREATE TABLE floor.shares (line_id uuid, household text, grams bigint NOT NULL, reason text NOT NULL, PRIMARY KEY (line_id, household));
        CREATE TABLE floor.lots AS SELECT "Id" AS id, "Free_Grams" AS free, "Reserved_Grams" AS reserved FROM catalog."Lots"; ALTER TABLE floor.lots ADD PRIMARY KEY (id);
        CREATE TABLE floor.offers AS SELECT "LotId" AS lot, "HouseholdCode" AS household, "Offered_Grams" AS offered, "Promised_Grams" AS promised FROM catalog."Offers";
        ALTER TABLE floor.offers ADD PRIMARY KEY (lot, household); ANALYZE;
        """;

    private const string Rows = """
        SELECT "Id", "Number", "Title", "CountyCode", "Produce", "Grade", "Free_Grams", "UnitPrice_FenPerTonne", "MinimumOrder_Grams", "SpoilsOn" FROM catalog."Lots"
        WHERE "State" = 'Published' AND "SpoilsOn" >= CURRENT_DATE ORDER BY "SpoilsOn", "Id" LIMIT 24
        """;

    private const string Orders = """
        SELECT o."Id", o."Number", o."State", o."PlacedAt", o."Total_Fen", u."Name" FROM orders."Orders" o JOIN registry."Organisations" u ON u."Id" = o."MemberId"
        ORDER BY o."PlacedAt" DESC LIMIT 51
        """;

    private const string Impact = "SELECT \"CountyCode\", SUM(\"Accepted_Grams\"), SUM(\"Dispatched_Grams\"), SUM(\"ToHouseholds_Fen\") FROM ledger.\"CountyDays\" GROUP BY 1";

    private static readonly byte[] Fixed = Encoding.UTF8.GetBytes(new string('x', 30_000));

    // Half of a card's markup: with the row's own text 24 of them are the size of the product's page.
    private static readonly string Card = string.Concat(Enumerable.Repeat("<span class=\"card-part\">一级 散装</span>\n", 24));

    public static async Task<int> Serve(string port, string database)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 40, AutoPrepareMinUsages = 1 }.ConnectionString);
        await using var app = builder.Build();
        app.Run(http => http.Request.Path.Value switch
        {
            "/fixed" => Answer(http, "text/html; charset=utf-8", Fixed),
            "/rows" => List(http, source, Rows, (html, row) => html.Append("<li><a href=\"/lots/").Append(row.GetGuid(0)).Append("\">").Append(row.GetString(2)).Append("</a>").Append(row.GetString(3))
                .Append(row.GetString(4)).Append(row.GetInt64(6)).Append(row.GetInt64(7)).Append(row.GetFieldValue<DateOnly>(9)).Append(Card).Append("</li>")),
            "/orders" => List(http, source, Orders, (text, row) => text.Append('{').Append(row.GetGuid(0)).Append(row.GetString(1)).Append(row.GetString(2))
                .Append(row.GetDateTime(3).ToString("O", CultureInfo.InvariantCulture)).Append(row.GetInt64(4)).Append(row.GetString(5)).Append('}')),
            "/impact" => List(http, source, Impact, (text, row) => text.Append(row.GetString(0)).Append(row.GetDecimal(1)).Append(row.GetDecimal(2)).Append(row.GetDecimal(3)).Append(Card)),
            "/order" => Place(http, source),
            "/approve" => Approve(http, source),
            _ => Answer(http, "text/plain", "?"u8.ToArray()),
        });
        await app.RunAsync();
        return 0;
    }

    private static async Task List(HttpContext http, NpgsqlDataSource source, string sql, Action<StringBuilder, NpgsqlDataReader> write)
    {
        var text = new StringBuilder("<!doctype html><ul>", 40_000);
        await using (var command = source.CreateCommand(sql))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) write(text, reader);
        }

        await Answer(http, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(text.Append("</ul>").ToString()));
    }

    /// <summary>One transaction: an order, its lines, and of each lot the weight, guarded, in id order.</summary>
    private static async Task Place(HttpContext http, NpgsqlDataSource source)
    {
        var sent = (await JsonSerializer.DeserializeAsync<Ordered>(http.Request.Body, JsonSerializerOptions.Web))!;
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Say(connection, "INSERT INTO floor.orders VALUES ($1, $2, $3, 'AwaitingApproval', now(), $4, 'U-000001')", id, id.ToString("N"), sent.Member, sent.DeliverTo);
        foreach (var line in sent.Lines) await Say(connection, "INSERT INTO floor.lines VALUES ($1, $2, $3, $4, 100)", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), id, line.Lot, line.Grams);
        foreach (var line in sent.Lines.OrderBy(line => line.Lot))
        {
            if (await Say(connection, "UPDATE floor.lots SET free = free - $2, reserved = reserved + $2 WHERE id = $1 AND free >= $2", line.Lot, line.Grams) != 1) throw new InvalidOperationException("Not enough.");
        }

        await transaction.CommitAsync();
        http.Response.StatusCode = StatusCodes.Status201Created;
        await Answer(http, "application/json", Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"}}"));
    }

    /// <summary>One transaction: the order's state, a lock on each lot, its offers read, a share for each household, and what each offer has promised.</summary>
    private static async Task Approve(HttpContext http, NpgsqlDataSource source)
    {
        var id = Guid.Parse(http.Request.Query["id"]!);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (await Say(connection, "UPDATE floor.orders SET state = 'Approved' WHERE id = $1 AND state = 'AwaitingApproval'", id) != 1) throw new InvalidOperationException("Not awaiting approval.");
        var lines = new List<(Guid Id, Guid Lot, long Grams)>();
        await using (var command = new NpgsqlCommand("SELECT id, lot_id, grams FROM floor.lines WHERE order_id = $1 ORDER BY lot_id", connection) { Parameters = { new() { Value = id } } })
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) lines.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2)));
        }

        foreach (var (line, lot, grams) in lines)
        {
            await Say(connection, "UPDATE floor.lots SET reserved = reserved WHERE id = $1", lot);
            var households = new List<string>();
            await using (var command = new NpgsqlCommand("SELECT household, offered, promised FROM floor.offers WHERE lot = $1 ORDER BY household", connection) { Parameters = { new() { Value = lot } } })
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync()) households.Add(reader.GetString(0));
            }

            long[] shares = [.. households.Select((_, at) => (grams * (at + 1) / households.Count) - (grams * at / households.Count))];
            await Say(connection, "INSERT INTO floor.shares SELECT $1, h, g, 'orders.reason-level' FROM unnest($2, $3) AS s (h, g)", line, households.ToArray(), shares);
            await Say(connection, "UPDATE floor.offers o SET promised = promised + g FROM unnest($2, $3) AS s (h, g) WHERE o.lot = $1 AND o.household = h", lot, households.ToArray(), shares);
        }

        await transaction.CommitAsync();
        http.Response.StatusCode = StatusCodes.Status201Created;
        await Answer(http, "application/json", "{}"u8.ToArray());
    }

    private static async Task<int> Say(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = connection.CreateCommand();
        Text(command, sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value, NpgsqlDbType = value is string ? NpgsqlDbType.Text : value is Guid ? NpgsqlDbType.Uuid : value is long ? NpgsqlDbType.Bigint
            : NpgsqlDbType.Array | (value is long[] ? NpgsqlDbType.Bigint : NpgsqlDbType.Text) });
        return await command.ExecuteNonQueryAsync();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Constants of this program.")]
    private static void Text(NpgsqlCommand command, string sql) => command.CommandText = sql;

    private static Task Answer(HttpContext http, string type, byte[] body)
    {
        (http.Response.ContentType, http.Response.ContentLength) = (type, body.Length);
        return http.Response.Body.WriteAsync(body).AsTask();
    }

    private sealed record Ordered(Guid Member, string DeliverTo, IReadOnlyList<OrderedLine> Lines);

    private sealed record OrderedLine(Guid Lot, long Grams);
}
