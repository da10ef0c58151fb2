using Npgsql;

namespace ConsumerAid.Foundation.Persistence.Bulk;

/// <summary>Binary COPY.</summary>
internal sealed class PostgresBulk(NpgsqlConnection connection) : IBulkWriter
{
    public async Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.List}) FROM STDIN (FORMAT BINARY)", cancellation);
        import.Timeout = TimeSpan.FromHours(1);
        var types = table.Columns.Select(column => column.Mapping.StoreTypeNameBase).ToArray();
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellation);
            for (var i = 0; i < types.Length; i++)
            {
                if (table.Columns[i].Value(row) is { } value) await import.WriteAsync(value, types[i], cancellation);
                else await import.WriteNullAsync(cancellation);
            }
        }

        await import.CompleteAsync(cancellation);
    }
}
