using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ConsumerAid.Foundation.Persistence.Bulk;

/// <summary>One prepared INSERT a table, run row by row in this process: there is no way to a server that several rows could share.</summary>
internal sealed class SqliteBulk(SqliteConnection connection, SqliteTransaction transaction) : IBulkWriter, IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = [];

    public Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (!prepared.TryGetValue(table.Name, out var insert)) prepared[table.Name] = insert = Prepare(table);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Count; i++) insert.Parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var insert in prepared.Values) insert.Dispose();
    }

    private DbCommand Prepare(BulkTable table)
    {
        DbCommand insert = connection.CreateCommand();
        (insert.Transaction, insert.CommandText) =
            (transaction, $"INSERT INTO {table.Name} ({table.List}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            insert.Parameters.Add(table.Columns[i].Mapping.CreateParameter(insert, $"@p{i}", null, nullable: true));
        }

        insert.Prepare();
        return insert;
    }
}
