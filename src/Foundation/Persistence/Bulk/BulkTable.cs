using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Foundation.Persistence.Bulk;

/// <summary>Where the rows of an entity lie, as the model says: no name of a table or column is written down twice.</summary>
/// <param name="Name">With its schema, ready for a statement.</param>
/// <param name="Columns">All of them.</param>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    /// <summary>The columns' names, ready for a statement.</summary>
    public string List => string.Join(", ", Columns.Select(column => column.Delimited));

    /// <exception cref="ArgumentException">The model has no such entity.</exception>
    public static BulkTable Of(MarketDb db, Type entity)
    {
        var type = db.Model.FindEntityType(entity) ?? throw new ArgumentException($"{entity} is no entity of the model.", nameof(entity));
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = Properties(type).Select(property => Column(property, property.GetColumnName(table)!, sql)).ToList();
        return new BulkTable(sql.DelimitIdentifier(table.Name, db.Database.IsSqlite() ? null : table.Schema), columns);
    }

    private static IEnumerable<IProperty> Properties(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(value => Properties(value.ComplexType)));

    private static BulkColumn Column(IProperty property, string name, ISqlGenerationHelper sql)
    {
        var (mapping, getter) = (property.GetRelationalTypeMapping(), property.GetGetter());
        return new BulkColumn(name, sql.DelimitIdentifier(name), mapping, mapping.Converter is { } converter
            ? row => getter.GetClrValueUsingContainingEntity(row) is { } value ? converter.ConvertToProvider(value) : null
            : getter.GetClrValueUsingContainingEntity);
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Delimited">Its name, ready for a statement.</param>
/// <param name="Mapping">Its type.</param>
/// <param name="Value">Reads what stands in it from an entity, as the database keeps it.</param>
internal sealed record BulkColumn(string Name, string Delimited, RelationalTypeMapping Mapping, Func<object, object?> Value);
