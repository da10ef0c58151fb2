using ConsumerAid.AllianceAdmin;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Migrations.SqlServer;

/// <summary>Lets <c>dotnet ef</c> make migrations for this provider without a host or a server.</summary>
public sealed class DesignTimeMarketDb : IDesignTimeDbContextFactory<MarketDb>
{
    public MarketDb CreateDbContext(string[] args) => new ServiceCollection()
        .AddFoundation(new DatabaseSettings(DatabaseProvider.SqlServer, "Server=localhost;Database=design"), Path.Combine(Path.GetTempPath(), "consumeraid-design-keys"))
        .AddRegistry().AddCatalog().AddOrders().AddAllianceAdmin()
        .BuildServiceProvider().GetRequiredService<MarketDb>();
}
