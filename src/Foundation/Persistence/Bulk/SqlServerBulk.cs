using System.Data;
using Microsoft.Data.SqlClient;

namespace ConsumerAid.Foundation.Persistence.Bulk;

/// <summary><see cref="SqlBulkCopy"/>, with the table's checks.</summary>
internal sealed class SqlServerBulk(SqlConnection connection, SqlTransaction transaction) : IBulkWriter
{
    public async Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table.Name, BulkCopyTimeout = 3600 };
        using var data = new DataTable();
        foreach (var column in table.Columns)
        {
            var type = column.Mapping.Converter?.ProviderClrType ?? column.Mapping.ClrType;
            data.Columns.Add(column.Name, Nullable.GetUnderlyingType(type) ?? type);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows) data.Rows.Add([.. table.Columns.Select(column => column.Value(row) ?? DBNull.Value)]);
        await copy.WriteToServerAsync(data, cancellation);
    }
}
