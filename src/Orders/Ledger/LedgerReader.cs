using System.Data;
using System.Data.Common;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Reads the whole ledger row by row through the bare driver (a context that may repeat a query keeps its answer in memory), as one state of the database where the
/// provider can show one to a long reader.
/// </summary>
internal sealed class LedgerReader : IAsyncDisposable
{
    // A range is small enough for the planner to walk the places in order.
    private const int Range = 64_000;

    private const string Columns = """
        e."Id", e."HouseholdCode", e."LotId", e."LineId", e."DispatchId", e."MemberId", e."Type", e."CountsAs", e."Weight_Grams", e."OccurredAt", e."OccurredOn",
        e."RecordedAt", e."RecordedOn", e."RecordedBy", e."OnBehalfOf", e."Proof", e."Corrects"
        """;

    private readonly MarketDb db;
    private readonly LedgerSql sql;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly bool ticks;

    private LedgerReader(MarketDb db, DbConnection connection, DbTransaction transaction) =>
        (this.db, sql, this.connection, this.transaction, ticks) = (db, new LedgerSql(db), connection, transaction, db.Database.IsSqlite());

    /// <summary>Begins a reading transaction on the context's connection. The context itself cannot be asked until it is disposed of.</summary>
    public static async Task<LedgerReader> Open(MarketDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var open = db.Database.GetDbConnection();
        // A deferred transaction of SQLite keeps no writer waiting; SQL Server's sealed rows do not change, and its other levels would.
        var begun = open is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true)
            : await open.BeginTransactionAsync(db.Database.IsNpgsql() ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, cancellation);
        return new LedgerReader(db, open, begun);
    }

    /// <summary>A reader of the same state of the database on a connection of its own, so that two can read at once; null where the provider knows no such thing.</summary>
    public async Task<LedgerReader?> Beside(CancellationToken cancellation)
    {
        if (connection is not NpgsqlConnection first) return null;
        var snapshot = (string)Ask("SELECT pg_export_snapshot()")!;
        var second = (NpgsqlConnection)((ICloneable)first).Clone();
        await second.OpenAsync(cancellation);
        var beside = new LedgerReader(db, second, await second.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation));
        using var same = beside.Say($"SET TRANSACTION SNAPSHOT '{snapshot}'");
        await same.ExecuteNonQueryAsync(cancellation);
        return beside;
    }

    /// <summary>The places by seq, each with its entry, or without when that is gone.</summary>
    public IEnumerable<SealedRow> Sealed()
    {
        var last = (long?)Ask($"SELECT MAX(\"Seq\") FROM {sql.Table<SealedEntry>()}") ?? 0;
        var first = (long?)Ask($"SELECT MIN(\"Seq\") FROM {sql.Table<SealedEntry>()}") ?? 1;
        for (var from = first; from <= last; from += Range)
        {
            using var command = Say($"""
                SELECT {Columns}, s."Seq", s."EntryId", s."LeafHash" FROM {sql.Table<SealedEntry>()} s LEFT JOIN {sql.Table<LedgerEntry>()} e ON e."Id" = s."EntryId"
                WHERE s."Seq" >= {from} AND s."Seq" < {from + Range} ORDER BY s."Seq"
                """);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                yield return new SealedRow(reader.GetInt64(17), reader.GetGuid(18), Digest.From(reader.GetFieldValue<byte[]>(19)), reader.IsDBNull(0) ? null : Entry(reader));
            }
        }
    }

    /// <summary>The entries without a place, in the order in which they will get one.</summary>
    public IEnumerable<LedgerEntry> Unsealed()
    {
        using var command = Say($"""
            SELECT {Columns} FROM {sql.Table<LedgerEntry>()} e WHERE NOT EXISTS (SELECT 1 FROM {sql.Table<SealedEntry>()} s WHERE s."EntryId" = e."Id")
            ORDER BY CASE WHEN e."Corrects" IS NULL THEN 0 ELSE 1 END, e."RecordedAt", e."Id"
            """);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return Entry(reader);
    }

    public IEnumerable<SealLine> Seals()
    {
        using var command = Say($"SELECT \"N\", \"First\", \"Last\", \"Root\", \"Previous\", \"SealedAt\", \"Hash\" FROM {sql.Table<Seal>()} ORDER BY \"N\"");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new Seal
            {
                N = reader.GetInt64(0), First = reader.GetInt64(1), Last = reader.GetInt64(2), Root = reader.GetFieldValue<byte[]>(3),
                Previous = reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4), SealedAt = Instant(reader, 5), Hash = reader.GetFieldValue<byte[]>(6),
            }.Line;
        }
    }

    public long Count<T>()
        where T : class => Convert.ToInt64(Ask($"SELECT COUNT(*) FROM {sql.Table<T>()}"), null);

    /// <summary>The first rows in which a roll-up is not what it should be.</summary>
    public IReadOnlyList<RollUpDifference> Differences(RollUpShape shape, int most) =>
        Differences(sql.Differences(shape), db.Model.FindEntityType(shape.Entity)!.GetTableName()!, shape.Keys.Count, LedgerSql.Sums, most);

    /// <summary>The first days on which the counts of first sales are not what they should be.</summary>
    public IReadOnlyList<RollUpDifference> FirstSaleDifferences(int most) => Differences(sql.FirstSaleDifferences(), "FirstSaleDays", 2, ["Households", "People"], most);

    // Columns of the key, what should be there, what is there.
    private List<RollUpDifference> Differences(string statement, string table, int keys, IReadOnlyList<string> sums, int most)
    {
        using var command = Say(statement);
        using var reader = command.ExecuteReader();
        var differences = new List<RollUpDifference>();
        while (differences.Count < most && reader.Read())
        {
            var key = string.Join('/', Enumerable.Range(0, keys).Select(index => Text(reader, index)));
            var cells = sums.Select((sum, index) => new RollUpCell(sum, Whole(reader, keys + index), Whole(reader, keys + sums.Count + index)));
            differences.Add(new RollUpDifference(table, key, [.. cells.Where(cell => cell.Due != cell.There)]));
        }

        return differences;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        if (connection == db.Database.GetDbConnection()) await db.Database.CloseConnectionAsync();
        else await connection.DisposeAsync();
    }

    private static string Text(DbDataReader reader, int index) => reader.GetValue(index) switch
    {
        DateOnly day => $"{day:yyyy-MM-dd}",
        DateTime day => $"{day:yyyy-MM-dd}",
        var other => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{other}"),
    };

    // PostgreSQL sums whole numbers into its decimal type.
    private static long Whole(DbDataReader reader, int index) => Convert.ToInt64(reader.GetValue(index), null);

    private LedgerEntry Entry(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(0), HouseholdCode = reader.GetString(1), LotId = reader.GetGuid(2), LineId = reader.GetGuid(3), DispatchId = reader.GetGuid(4), MemberId = reader.GetGuid(5),
        Type = (EntryType)reader.GetInt16(6), CountsAs = (EntryType)reader.GetInt16(7), Weight = new Weight(reader.GetInt64(8)), OccurredAt = Instant(reader, 9),
        OccurredOn = reader.GetFieldValue<DateOnly>(10), RecordedAt = Instant(reader, 11), RecordedOn = reader.GetFieldValue<DateOnly>(12), RecordedBy = reader.GetString(13),
        OnBehalfOf = reader.IsDBNull(14) ? null : reader.GetString(14), Proof = reader.IsDBNull(15) ? null : reader.GetString(15), Corrects = reader.IsDBNull(16) ? null : reader.GetGuid(16),
    };

    private DateTimeOffset Instant(DbDataReader reader, int index) =>
        ticks ? new DateTimeOffset(reader.GetInt64(index), TimeSpan.Zero) : reader.GetFieldValue<DateTimeOffset>(index).ToUniversalTime();

    private object? Ask(string text)
    {
        using var command = Say(text);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    private DbCommand Say(string text)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, transaction, 3600);
        return command;
    }
}

/// <summary>A place and its entry.</summary>
internal readonly record struct SealedRow(long Seq, Guid EntryId, Digest Leaf, LedgerEntry? Entry);

/// <summary>A row of a roll-up that is not what the entries say.</summary>
internal sealed record RollUpDifference(string Table, string Key, IReadOnlyList<RollUpCell> Cells)
{
    private static readonly string[] Columns = [.. LedgerSql.Sums, "Households"];

    /// <summary>Rows that differ, or are on one side only, in the order of their keys.</summary>
    public static IEnumerable<RollUpDifference> Between(string table, IReadOnlyDictionary<string, long[]> due, IReadOnlyDictionary<string, long[]> there)
    {
        var none = new long[Columns.Length];
        foreach (var key in due.Keys.Union(there.Keys).Order(StringComparer.Ordinal))
        {
            var (right, found) = (due.GetValueOrDefault(key, none), there.GetValueOrDefault(key, none));
            if (!right.SequenceEqual(found)) yield return new(table, key, [.. Columns.Select((column, index) => new RollUpCell(column, right[index], found[index])).Where(cell => cell.Due != cell.There)]);
        }
    }

    public override string ToString() => $"roll-up {Table} {Key}: {string.Join(", ", Cells.Select(cell => $"{cell.Column} is {cell.There} instead of {cell.Due}"))}";
}

/// <summary>A column of such a row, in grams, fen or households and people.</summary>
internal sealed record RollUpCell(string Column, long Due, long There);
