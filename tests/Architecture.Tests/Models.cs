using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Architecture.Tests;

/// <summary>The model for each database, which needs no server.</summary>
internal static class Models
{
    public static DatabaseSettings Nowhere(DatabaseProvider provider) => new(provider, provider switch
    {
        DatabaseProvider.Sqlite => "Data Source=nowhere.db",
        DatabaseProvider.PostgreSql => "Host=nowhere;Database=nowhere",
        _ => "Server=nowhere;Database=nowhere",
    });

    public static T With<T>(DatabaseProvider provider, Func<MarketDb, T> look)
    {
        using var services = Databases.Wire(Nowhere(provider)).BuildServiceProvider();
        using var scope = services.CreateScope();
        return look(scope.ServiceProvider.GetRequiredService<MarketDb>());
    }

    public static IModel Of(DatabaseProvider provider) => With(provider, db => db.GetService<IDesignTimeModel>().Model);
}
