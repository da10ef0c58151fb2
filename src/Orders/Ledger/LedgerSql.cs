using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The roll-ups' set-based statements, one text for all three databases.</summary>
internal sealed class LedgerSql(MarketDb db)
{
    /// <summary>The summed columns: five kinds in grams, then the households' money in fen.</summary>
    public static readonly string[] Sums =
        ["Dispatched_Grams", "Accepted_Grams", "Rejected_Grams", "Spoiled_Grams", "Returned_Grams", "ToHouseholds_Fen"];

    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    /// <summary>The finest roll-up and those made of the same movements: what they are keyed by, and what else their rows hold.</summary>
    public static IReadOnlyList<RollUpShape> Shapes { get; } =
    [
        new(typeof(Tonnage), ["HouseholdCode", "LotId", "MemberId", "OccurredOn", "RecordedOn"], ["Produce"]),
        new(typeof(MarketTonnage), ["CountyCode", "Produce", "MemberId", "OccurredOn", "RecordedOn"], []),
        new(typeof(CountyDay), ["CountyCode", "RecordedOn"], []),
        new(typeof(ProduceDay), ["Produce", "OccurredOn", "RecordedOn"], []),
    ];

    /// <summary>What each entry moves, by the rules of the roll-ups: one row an entry, one column a kind. <paramref name="batch"/>: only the entries claimed by it.</summary>
    /// <remarks>An entry's county is that of its household's code. The household's money is rounded for each entry, half a fen away from zero.</remarks>
    public string Movements(string? batch, string where = "") => $"""
        SELECT e."HouseholdCode", SUBSTRING(e."HouseholdCode", 4, 6) AS "CountyCode", e."LotId", e."MemberId", e."OccurredOn", e."RecordedOn", COALESCE(l."Produce", '') AS "Produce",
               CASE WHEN e."CountsAs" = 1 THEN e."Weight_Grams" ELSE 0 END AS "Dispatched_Grams",
               CASE WHEN e."CountsAs" = 2 THEN e."Weight_Grams" ELSE 0 END AS "Accepted_Grams",
               CASE WHEN e."CountsAs" = 3 THEN e."Weight_Grams" ELSE 0 END AS "Rejected_Grams",
               CASE WHEN e."CountsAs" = 4 THEN e."Weight_Grams" ELSE 0 END AS "Spoiled_Grams",
               CASE WHEN e."CountsAs" = 5 THEN e."Weight_Grams" ELSE 0 END AS "Returned_Grams",
               CASE WHEN e."CountsAs" = 2 THEN (e."Weight_Grams" * COALESCE(l."HouseholdPrice_FenPerTonne", 0) + CASE WHEN e."Weight_Grams" < 0 THEN -500000 ELSE 500000 END) / 1000000
                    ELSE 0 END AS "ToHouseholds_Fen"
        FROM {Table<LedgerEntry>()} e LEFT JOIN {Table<OrderLine>()} l ON l."Id" = e."LineId"{(batch is null ? "" : Claimed(batch))}
        {where}
        """;

    /// <summary>The same movements as the finest roll-up holds them, for the coarser ones.</summary>
    public string MovementsOf(RollUpShape shape) =>
        shape.Entity == typeof(Tonnage) ? Movements(null, "WHERE " + RolledUp())
        : shape.Entity == typeof(MarketTonnage) ? $"SELECT SUBSTRING(\"HouseholdCode\", 4, 6) AS \"CountyCode\", \"Produce\", \"MemberId\", \"OccurredOn\", \"RecordedOn\", {List(Sums, sum => $"\"{sum}\"")} FROM {Table<Tonnage>()}"
        : $"SELECT {List(shape.Keys.Concat(Sums), column => $"\"{column}\"")} FROM {Table<MarketTonnage>()}";

    /// <summary>Of the same movements the sums by key, under the roll-up's column names.</summary>
    public static string Grouped(RollUpShape shape, string movements) => $"""
        SELECT {List(shape.Keys, key => $"m.\"{key}\"")}, {List(shape.Others, other => $"MIN(m.\"{other}\") AS \"{other}\"", ", ")}{List(Sums, sum => $"SUM(m.\"{sum}\") AS \"{sum}\"")}
        FROM ({movements}) AS m GROUP BY {List(shape.Keys, key => $"m.\"{key}\"")}
        """;

    /// <summary>Adds sums to the rows that are there and makes those that are not: the statements to run one after the other.</summary>
    /// <remarks>One statement where the database knows such a thing; the sums are made once then. SQL Server's MERGE is known for its faults: there it is two.</remarks>
    public IReadOnlyList<string> AddOrMake(RollUpShape shape, string movements) => db.Database.IsSqlServer()
        ? [Add(shape, movements), Make(shape, movements)]
        : [$"""
            {Fill(shape, movements)} WHERE TRUE ON CONFLICT ({List(shape.Keys, key => $"\"{key}\"")})
            DO UPDATE SET {List(Sums, sum => $"\"{sum}\" = \"{Name(shape.Entity)}\".\"{sum}\" + EXCLUDED.\"{sum}\"")}
            """];

    /// <summary>Adds sums to the rows that are there.</summary>
    private string Add(RollUpShape shape, string movements) => $"""
        UPDATE {Table(shape.Entity)} SET {List(Sums, sum => $"\"{sum}\" = \"{Name(shape.Entity)}\".\"{sum}\" + s.\"{sum}\"")}
        FROM ({Grouped(shape, movements)}) AS s WHERE {Same(shape, Name(shape.Entity))}
        """;

    /// <summary>Makes the rows that are not there.</summary>
    private string Make(RollUpShape shape, string movements) => $"""
        {Fill(shape, movements)} WHERE NOT EXISTS (SELECT 1 FROM {Table(shape.Entity)} t WHERE {Same(shape, "t")})
        """;

    /// <summary>Makes every row, for an empty roll-up.</summary>
    public string Fill(RollUpShape shape, string movements)
    {
        var columns = shape.Keys.Concat(shape.Others).Concat(Sums).ToList();
        return $"INSERT INTO {Table(shape.Entity)} ({List(columns, column => $"\"{column}\"")}) SELECT {List(columns, column => $"s.\"{column}\"")} FROM ({Grouped(shape, movements)}) AS s";
    }

    /// <summary>First sales of households that had none, as far as the claimed entries say; with no batch, of all.</summary>
    public string MakeFirstSales(string? batch) => $"""
        INSERT INTO {Table<FirstSale>()} ("HouseholdCode", "CountyCode", "RecordedAt", "RecordedOn", "People")
        SELECT s."HouseholdCode", SUBSTRING(s."HouseholdCode", 4, 6), s."RecordedAt", s."RecordedOn", COALESCE(h."People", 0)
        FROM ({Firsts("HouseholdCode", batch)}) AS s LEFT JOIN ({db.Households().Select(household => new { household.Code, household.People }).ToQueryString()}) AS h ON h."Code" = s."HouseholdCode"
        WHERE NOT EXISTS (SELECT 1 FROM {Table<FirstSale>()} t WHERE t."HouseholdCode" = s."HouseholdCode")
        """;

    /// <summary>Moves first sales to an earlier instant that became known late.</summary>
    public string AdvanceFirstSales(string batch) => $"""
        UPDATE {Table<FirstSale>()} SET "RecordedAt" = s."RecordedAt", "RecordedOn" = s."RecordedOn"
        FROM ({Firsts("HouseholdCode", batch)}) AS s WHERE "FirstSales"."HouseholdCode" = s."HouseholdCode" AND s."RecordedAt" < "FirstSales"."RecordedAt"
        """;

    public string MakeFirstPurchases(string? batch) => $"""
        INSERT INTO {Table<FirstPurchase>()} ("MemberId", "RecordedAt") SELECT s."MemberId", s."RecordedAt" FROM ({Firsts("MemberId", batch)}) AS s
        WHERE NOT EXISTS (SELECT 1 FROM {Table<FirstPurchase>()} t WHERE t."MemberId" = s."MemberId")
        """;

    public string AdvanceFirstPurchases(string batch) => $"""
        UPDATE {Table<FirstPurchase>()} SET "RecordedAt" = s."RecordedAt"
        FROM ({Firsts("MemberId", batch)}) AS s WHERE "FirstPurchases"."MemberId" = s."MemberId" AND s."RecordedAt" < "FirstPurchases"."RecordedAt"
        """;

    /// <summary>The days' counts of first sales anew; <paramref name="where"/> says which days.</summary>
    public string MakeFirstSaleDays(string where) => $"""
        INSERT INTO {Table<FirstSaleDay>()} ("CountyCode", "RecordedOn", "Households", "People")
        SELECT "CountyCode", "RecordedOn", COUNT(*), SUM("People") FROM {Table<FirstSale>()} {where} GROUP BY "CountyCode", "RecordedOn"
        """;

    /// <summary>
    /// The rows in which a roll-up differs from what it is made of (the finest from the entries that are not pending): the key, what should be there, what is there.
    /// One statement, so that it sees one state of the database; both sides are grouped together, once.
    /// </summary>
    public string Differences(RollUpShape shape)
    {
        var keys = List(shape.Keys, key => $"\"{key}\"");
        return $"""
            SELECT {List(shape.Keys, key => $"d.\"{key}\"")}, {List(Sums, sum => $"SUM(d.\"{sum}\") AS \"{sum}\"")}, {List(Sums, sum => $"SUM(d.\"There_{sum}\") AS \"There_{sum}\"")} FROM (
                SELECT {keys}, {List(Sums, sum => $"\"{sum}\"")}, {List(Sums, sum => $"0 AS \"There_{sum}\"")} FROM ({MovementsOf(shape)}) AS g
                UNION ALL
                SELECT {keys}, {List(Sums, sum => $"0 AS \"{sum}\"")}, {List(Sums, sum => $"\"{sum}\" AS \"There_{sum}\"")} FROM {Table(shape.Entity)}) AS d
            GROUP BY {List(shape.Keys, key => $"d.\"{key}\"")} HAVING {string.Join(" OR ", Sums.Select(sum => $"SUM(d.\"{sum}\") <> SUM(d.\"There_{sum}\")"))}
            """;
    }

    /// <summary>The days on which the counts of first sales are not those of the entries that are not pending, or their people not those of the first sales.</summary>
    public string FirstSaleDifferences() => $"""
        SELECT d."CountyCode", d."RecordedOn", SUM(d."Households"), SUM(d."People"), SUM(d."There_Households"), SUM(d."There_People") FROM (
            SELECT SUBSTRING(f."HouseholdCode", 4, 6) AS "CountyCode", f."RecordedOn", 1 AS "Households", 0 AS "People", 0 AS "There_Households", 0 AS "There_People"
            FROM ({Firsts("HouseholdCode", null)}) AS f
            UNION ALL SELECT "CountyCode", "RecordedOn", 0, "People", 0, 0 FROM {Table<FirstSale>()}
            UNION ALL SELECT "CountyCode", "RecordedOn", 0, 0, "Households", "People" FROM {Table<FirstSaleDay>()}) AS d
        GROUP BY d."CountyCode", d."RecordedOn" HAVING SUM(d."Households") <> SUM(d."There_Households") OR SUM(d."People") <> SUM(d."There_People")
        """;

    public string Table<T>() => Table(typeof(T));

    public string Table(Type entity)
    {
        var type = db.Model.FindEntityType(entity)!;
        return sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
    }

    private string Name(Type entity) => db.Model.FindEntityType(entity)!.GetTableName()!;

    private string Claimed(string batch) => $" JOIN {Table<PendingEntry>()} p ON p.\"EntryId\" = e.\"Id\" AND p.\"Batch\" = {batch}";

    // A claimed row is seen by nobody but the transaction that is just adding it.
    private string RolledUp() => $"NOT EXISTS (SELECT 1 FROM {Table<PendingEntry>()} p WHERE p.\"EntryId\" = e.\"Id\" AND p.\"Batch\" IS NULL)";

    private string Firsts(string key, string? batch) => $"""
        SELECT e."{key}", MIN(e."RecordedAt") AS "RecordedAt", MIN(e."RecordedOn") AS "RecordedOn" FROM {Table<LedgerEntry>()} e{(batch is null ? "" : Claimed(batch))}
        WHERE e."Type" = 2{(batch is null ? $" AND {RolledUp()}" : "")} GROUP BY e."{key}"
        """;

    private static string Same(RollUpShape shape, string table) => string.Join(" AND ", shape.Keys.Select(key => $"{(table == "t" ? "t" : $"\"{table}\"")}.\"{key}\" = s.\"{key}\""));

    private static string List(IEnumerable<string> columns, Func<string, string> say, string end = "") => string.Concat(string.Join(", ", columns.Select(say)), columns.Any() ? end : "");
}

/// <summary>A roll-up's table: the columns of its key, and columns that follow from the key.</summary>
internal sealed record RollUpShape(Type Entity, IReadOnlyList<string> Keys, IReadOnlyList<string> Others);
