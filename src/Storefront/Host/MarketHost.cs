using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using ConsumerAid.AllianceAdmin;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Storefront.Seeding;
using MediatR;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Host;

/// <summary>The modules over their database, and what must stand before the first request.</summary>
public static partial class MarketHost
{
    /// <summary>All modules: the same for the web host, the commands, the seeds and the tests.</summary>
    public static IServiceCollection AddMarket(this IServiceCollection services, HostSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(new StorageFolder(settings.StoragePath))
        .AddFoundation(settings.Database, settings.KeysPath)
        .AddRegistry().AddCatalog().AddOrders().AddAllianceAdmin();

    /// <summary>What must stand before the first request: the schema, regions, produce, the charter, and demo data if they are wanted and the database is empty.</summary>
    /// <exception cref="SettingWrong">The database cannot be used.</exception>
    public static async Task Prepare(IServiceProvider services, HostSettings settings, CancellationToken cancellation)
    {
        if (settings.Demo) DemoSeed.ForgetUnfinished(settings);
        await PrepareDatabase(services, settings, migrate: false, cancellation);
        await LoadReferences(services, cancellation);
        if (settings.Demo) await DemoSeed.RunIfEmpty(services, settings, cancellation);
        else await SendAsSystem(services, new DisableDemoAccounts(), cancellation);
    }

    /// <summary>Regions, produce and the charter's first version; what is there already stays.</summary>
    public static async Task LoadReferences(IServiceProvider services, CancellationToken cancellation)
    {
        await SendAsSystem(services, new LoadRegions(), cancellation);
        await SendAsSystem(services, new LoadProduce(), cancellation);
        await SendAsSystem(services, new LoadCharter(), cancellation);
    }

    /// <summary>Sends a request as the system, in a scope of its own.</summary>
    public static async Task<T> SendAsSystem<T>(IServiceProvider services, IRequest<T> request, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellation);
    }

    /// <summary>Brings the database up to date (a server's only on <c>migrate</c>).</summary>
    /// <exception cref="SettingWrong">It cannot be reached, or is behind.</exception>
    public static async Task PrepareDatabase(IServiceProvider services, HostSettings settings, bool migrate, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        try
        {
            if (migrate || settings.Database.Provider == DatabaseProvider.Sqlite) await MarketMigrator.BringUpToDate(db, cancellation);
            else if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            {
                throw new SettingWrong("ConnectionStrings:Market", "the database is not up to date; run the command \"migrate\" first.");
            }
        }
        catch (Exception unreachable) when (unreachable is DbException or SocketException or InvalidOperationException or TimeoutException or ArgumentException)
        {
            throw new SettingWrong("ConnectionStrings:Market", $"the {settings.Database.Provider} database cannot be used: {FirstLine(unreachable)}");
        }
    }

    /// <summary>Settings and pages lie beside the program when it is started from elsewhere.</summary>
    public static WebApplicationOptions Options(string[] args) =>
        File.Exists("appsettings.json") || args.Any(word => word.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            ? new WebApplicationOptions { Args = args }
            : new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory };

    /// <summary>Numbers in logs and texts are written the same everywhere.</summary>
    public static void PinCulture() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider}; storage in {Path}")]
    public static partial void Tell(ILogger log, DatabaseProvider provider, string path);

    private static string FirstLine(Exception unreachable) => unreachable.GetBaseException().Message.Split('\n')[0].Trim();
}
