using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>What a module adds to the model: its own entities, in its own schema, with table names unique over all modules (SQLite has no schemas).</summary>
public interface IModelPart
{
    void AddTo(ModelBuilder model);
}

/// <summary>The one database. Entities are internal to their modules; others read the facts that a module publishes as queries over public records.</summary>
public sealed class MarketDb : DbContext
{
    private const int Text = 400;

    private readonly IEnumerable<IModelPart> parts;

    public MarketDb(DbContextOptions<MarketDb> options, IEnumerable<IModelPart> parts)
        : base(options)
    {
        this.parts = parts;
        // Whatever fails ends its transaction, or the part of it that the unit of work marks itself: a savepoint at every save would be two more journeys to the server.
        Database.AutoSavepointsEnabled = false;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in parts) part.AddTo(modelBuilder);
        ChinaDays.Map(modelBuilder, this);

        // Keys are made by the model; an added child of a loaded aggregate must not look like an existing row.
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetKeys()).SelectMany(key => key.Properties))
        {
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }

        // Codes are short, and SQL Server's indexes hold 1,700 bytes.
        foreach (var code in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(IsCode)) code.SetMaxLength(40);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => typeof(IVersioned).IsAssignableFrom(entity.ClrType)))
        {
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    private static bool IsCode(Microsoft.EntityFrameworkCore.Metadata.IMutableProperty property) =>
        property.ClrType == typeof(string) && property.GetMaxLength() == Text && (property.Name.EndsWith("Code", StringComparison.Ordinal) || property.Name == "Produce");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.ComplexProperties<Weight>();
        configurationBuilder.ComplexProperties<Money>();
        configurationBuilder.ComplexProperties<UnitPrice>();
        configurationBuilder.Properties<Ciphertext>().HaveConversion<CiphertextConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        // Indexable on every provider; longer texts say so themselves.
        configurationBuilder.Properties<string>().HaveMaxLength(Text);
        // By code point as on SQLite, whatever the server's language: the same order everywhere, and an index serves a search for a code's beginning.
        if (Database.IsNpgsql()) configurationBuilder.Properties<string>().UseCollation("C");
        if (Database.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(entry => entry.State == EntityState.Modified))
        {
            var version = entry.Property(nameof(IVersioned.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    // SQLite cannot order or compare the text form of an instant.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    // PostgreSQL refuses an instant told in China's time.
    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant.ToUniversalTime());

    private sealed class CiphertextConverter() : ValueConverter<Ciphertext, string>(cipher => cipher.Text ?? "", text => new Ciphertext(text), new ConverterMappingHints(size: 4000));
}
