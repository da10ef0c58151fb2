using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests;

public class ModelTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=none")]
    [InlineData(DatabaseProvider.PostgreSql, "Host=none")]
    [InlineData(DatabaseProvider.SqlServer, "Server=none")]
    public void The_registry_s_part_of_the_model_stands_on_every_provider(DatabaseProvider provider, string connection)
    {
        using var db = Open(new DatabaseSettings(provider, connection));
        var script = db.Database.GenerateCreateScript();
        foreach (var table in (string[])["Households", "Assignments", "AccountPasskeys", "Unmaskings"])
        {
            Assert.Contains($"{table}", script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_fact_is_one_query_that_composes()
    {
        await using var db = Open(DatabaseSettings.SqliteFile(TestFolder.Fresh("facts.db")));
        await db.Database.EnsureCreatedAsync();
        await db.Counties().Where(x => x.IsPovertyCounty).ToListAsync();
        await db.Villages().Where(x => x.CountyCode == "431226").ToListAsync();
        await db.Organisations().Where(x => x.ApprovalFrom.Fen > 1).ToListAsync();
        await db.Liaisons().Where(x => x.Trained && x.AccountId != null).ToListAsync();
        await db.Consents().Where(x => x.Kind == ConsentKind.Sale && x.WithdrawnOn == null).ToListAsync();
        var grams = await (from household in db.Households()
                           join holding in db.Holdings() on household.Code equals holding.HouseholdCode
                           join category in db.HouseholdCategories() on household.Code equals category.HouseholdCode
                           join member in db.Memberships() on household.Code equals member.HouseholdCode
                           join assignment in db.Assignments() on household.Code equals assignment.HouseholdCode
                           where category.Category != HouseholdCategory.Ordinary
                           select holding.YieldPerSeason.Grams).SumAsync();
        Assert.Equal(0, grams);
        Assert.Empty(await db.Accounts().Join(db.AccountRoles(), x => x.Id, x => x.AccountId, (x, y) => new { x.Code, y.Role }).ToListAsync());
    }

    private static MarketDb Open(DatabaseSettings settings)
    {
        var options = new DbContextOptionsBuilder<MarketDb>();
        settings.Configure(options);
        return new MarketDb(options.Options, [new RegistryModel()]);
    }
}
