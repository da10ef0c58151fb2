using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConsumerAid.Architecture.Tests;

public sealed class ModelTests
{
    public static TheoryData<DatabaseProvider> Providers { get; } = new(Enum.GetValues<DatabaseProvider>());

    [Theory, MemberData(nameof(Providers))]
    public void Migrations_say_all_that_the_model_says(DatabaseProvider provider)
    {
        Assert.NotEmpty(Models.With(provider, db => db.Database.GetMigrations().ToArray()));
        Assert.False(Models.With(provider, db => db.Database.HasPendingModelChanges()), "Run ./migrations.sh, or add a migration for each provider.");
    }

    [Fact]
    public void Table_names_are_unique_over_all_modules()
    {
        var tables = Tables().Select(table => table.Name).ToArray();

        Assert.NotEmpty(tables);
        Assert.Equal(tables.Distinct(StringComparer.OrdinalIgnoreCase), tables);
    }

    [Fact]
    public void Every_table_lies_in_the_schema_of_its_module()
    {
        var entities = Models.Of(DatabaseProvider.PostgreSql).GetEntityTypes().Where(entity => entity.GetTableName() is not null).ToArray();

        Assert.Contains(entities, entity => entity.GetSchema() == "foundation");
        Assert.DoesNotContain(entities, entity => entity.GetSchema() is null);
    }

    [Fact]
    public void No_foreign_key_leads_into_another_module()
    {
        var keys = Models.Of(DatabaseProvider.PostgreSql).GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()).ToArray();

        Assert.All(keys, key => Assert.Equal(key.DeclaringEntityType.GetSchema(), key.PrincipalEntityType.GetSchema()));
    }

    [Fact]
    public void No_column_holds_a_fraction()
    {
        Type[] fractions = [typeof(float), typeof(double), typeof(decimal), typeof(float?), typeof(double?), typeof(decimal?)];
        var properties = Models.Of(DatabaseProvider.Sqlite).GetEntityTypes().SelectMany(Properties).ToArray();

        Assert.Contains(properties, property => property.ClrType == typeof(DateTimeOffset));
        Assert.All(
            properties.Where(property => fractions.Contains(property.ClrType)),
            property => Assert.False(property.DeclaringType.ContainingEntityType.GetSchema() is "catalog" or "orders", property.ToString()));
    }

    // SQL Server makes longer keys with a warning only, and refuses the rows that need them.
    [Fact]
    public void Keys_and_indexes_fit_into_SQL_Server()
    {
        var entities = Models.Of(DatabaseProvider.SqlServer).GetEntityTypes().Where(entity => entity.GetTableName() is not null).ToArray();

        Assert.NotEmpty(entities);
        Assert.All(entities, entity => Assert.True(Bytes(entity.FindPrimaryKey()!.Properties) <= 900, $"Primary key of {entity.GetTableName()}"));
        Assert.All(entities.SelectMany(entity => entity.GetIndexes()), index => Assert.True(Bytes(index.Properties) <= 1700, index.ToString()));
    }

    private static List<(string? Schema, string Name)> Tables() =>
        [.. Models.Of(DatabaseProvider.PostgreSql).GetEntityTypes().Where(entity => entity.GetTableName() is not null).Select(entity => (entity.GetSchema(), entity.GetTableName()!)).Distinct()];

    private static IEnumerable<IReadOnlyProperty> Properties(IReadOnlyTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(complex => Properties(complex.ComplexType)));

    private static int Bytes(IEnumerable<IReadOnlyProperty> properties) => properties.Sum(property => property.GetColumnType()! switch
    {
        "uniqueidentifier" => 16,
        "nvarchar(max)" => int.MaxValue / 8,
        var type when type.StartsWith("nvarchar", StringComparison.Ordinal) => 2 * property.GetMaxLength()!.Value,
        _ => 10,
    });
}
