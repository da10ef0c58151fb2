using System.Threading.Channels;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConsumerAid.Foundation.Persistence.Bulk;

/// <summary>How a database takes many rows at once.</summary>
internal interface IBulkWriter
{
    Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation);
}

/// <summary>
/// Writes new rows of any entities as fast as the database takes them, in the context's running transaction, while the next rows are being made. Rows of a table keep their
/// order; those of different tables do not, so foreign keys must be checked at the end (<see cref="BareTables"/>). Needs memory for some ten thousand rows of each table.
/// </summary>
public sealed class BulkStream : IAsyncDisposable
{
    private const int RowsAtOnce = 8_000;
    private const int BatchesWaiting = 4;

    private readonly MarketDb db;
    private readonly IBulkWriter writer;
    private readonly Channel<(BulkTable Table, List<object> Rows)> batches = Channel.CreateBounded<(BulkTable, List<object>)>(BatchesWaiting);
    private readonly Dictionary<Type, (BulkTable Table, List<object> Rows)> open = [];
    private readonly Task writing;

    private BulkStream(MarketDb db, IBulkWriter writer, CancellationToken cancellation)
    {
        (this.db, this.writer) = (db, writer);
        writing = Task.Run(() => Work(cancellation), CancellationToken.None);
    }

    /// <summary>Rows given so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Nobody else may use the context until it is disposed of.</summary>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    public static BulkStream Open(MarketDb db, CancellationToken cancellation) => new(db, Writer(db), cancellation);

    /// <summary>Writes some new rows of one entity at once, past the change tracker.</summary>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    public static async Task Write<T>(MarketDb db, IReadOnlyList<T> rows, CancellationToken cancellation)
        where T : class
    {
        var into = Writer(db);
        using var held = into as IDisposable;
        await into.Write(BulkTable.Of(db, typeof(T)), rows, cancellation);
    }

    private static IBulkWriter Writer(MarketDb db)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are written in a transaction.");
        return transaction.Connection switch
        {
            NpgsqlConnection connection => new PostgresBulk(connection),
            SqliteConnection connection => new SqliteBulk(connection, (SqliteTransaction)transaction),
            SqlConnection connection => new SqlServerBulk(connection, (SqlTransaction)transaction),
            var other => throw new InvalidOperationException($"{other} is no connection to a database of ours."),
        };
    }

    /// <summary>Takes rows; waits when the database is far behind.</summary>
    public async ValueTask Add(IEnumerable<object> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            Rows++;
            var type = row.GetType();
            if (!open.TryGetValue(type, out var batch)) open[type] = batch = (BulkTable.Of(db, type), new List<object>(RowsAtOnce));
            batch.Rows.Add(row);
            if (batch.Rows.Count < RowsAtOnce) continue;
            open[type] = (batch.Table, new List<object>(RowsAtOnce));
            await Give(batch, cancellation);
        }
    }

    /// <summary>Writes what is left and waits for the end.</summary>
    public async Task Complete(CancellationToken cancellation)
    {
        foreach (var batch in open.Values.Where(batch => batch.Rows.Count > 0)) await Give(batch, cancellation);
        open.Clear();
        batches.Writer.Complete();
        await writing;
    }

    /// <summary>Lets go of the connection, also when something failed in between.</summary>
    public async ValueTask DisposeAsync()
    {
        batches.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (writer as IDisposable)?.Dispose();
    }

    private async ValueTask Give((BulkTable Table, List<object> Rows) batch, CancellationToken cancellation)
    {
        if (writing.IsFaulted) await writing;
        await batches.Writer.WriteAsync(batch, cancellation);
    }

    private async Task Work(CancellationToken cancellation)
    {
        try
        {
            await foreach (var (table, rows) in batches.Reader.ReadAllAsync(cancellation)) await writer.Write(table, rows, cancellation);
        }
        catch (Exception failure)
        {
            // Whoever waits for room is told, instead of waiting for ever.
            batches.Writer.TryComplete(failure);
            throw;
        }
    }
}
