using System.Data.Common;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Takes another column of the same row for a column.</summary>
internal sealed record SameAs(string Property);

/// <summary>Adds the rows of a query to a table in one statement (INSERT … SELECT), in the words of whatever database it is.</summary>
internal sealed class RowsFromQuery(MarketDb db)
{
    /// <param name="query">Its columns bear the names of the entity's properties.</param>
    /// <param name="rest">The other columns: the same value in every row, or <see cref="SameAs"/>.</param>
    /// <returns>How many rows were added.</returns>
    public async Task<int> Add<TEntity>(IQueryable query, CancellationToken cancellation, params (string Property, object? Value)[] rest)
        where TEntity : class
    {
        var (sql, type) = (db.GetService<ISqlGenerationHelper>(), db.Model.FindEntityType(typeof(TEntity))!);
        await using var command = query.CreateDbCommand();
        var given = query.ElementType.GetProperties().Select(property => property.Name).ToList();
        var columns = given.Concat(rest.Select(column => column.Property)).Select(name => sql.DelimitIdentifier(name));
        var values = given.Select(name => $"q.{sql.DelimitIdentifier(name)}").Concat(rest.Select(column => Value(command, type, column.Property, column.Value, sql)));
        var table = sql.DelimitIdentifier(type.GetTableName()!, db.Database.IsSqlite() ? null : type.GetSchema());
#pragma warning disable CA2100 // The statement is what EF made of a query; its values are parameters.
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM ({command.CommandText}) AS q";
#pragma warning restore CA2100
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (db.Database.GetCommandTimeout() is { } seconds) command.CommandTimeout = seconds;
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Value(DbCommand command, IEntityType type, string property, object? value, ISqlGenerationHelper sql)
    {
        if (value is SameAs same) return $"q.{sql.DelimitIdentifier(same.Property)}";
        if (value is null) return "NULL";
        var name = sql.GenerateParameterName($"rest_{property}");
        command.Parameters.Add(type.FindProperty(property)!.GetRelationalTypeMapping().CreateParameter(command, name, value, nullable: false));
        return name;
    }
}
