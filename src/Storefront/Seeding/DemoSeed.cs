using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Host;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>
/// A year of an invented alliance, told by the commands of the product with a clock that is moved: what the demo shows came about as everything else does.
/// A start that was killed half way begins anew.
/// </summary>
internal static partial class DemoSeed
{
    private static string Marker(HostSettings settings) => Path.Combine(settings.StoragePath, "demo.unfinished");

    /// <summary>Removes what a killed first start left: nobody but the demo had written to it.</summary>
    public static void ForgetUnfinished(HostSettings settings)
    {
        if (!File.Exists(Marker(settings))) return;
        if (settings.Database.Provider != DatabaseProvider.Sqlite)
        {
            throw new SettingWrong("Demo", $"making the demo was interrupted; empty the database and remove {Marker(settings)}.");
        }

        foreach (var file in Directory.EnumerateFiles(settings.StoragePath, "market.db*")) File.Delete(file);
        File.Delete(Marker(settings));
    }

    public static async Task RunIfEmpty(IServiceProvider host, HostSettings settings, CancellationToken cancellation)
    {
        await using (var scope = host.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<MarketDb>().Organisations().AnyAsync(cancellation)) return;
        }

        var (now, log) = (host.GetRequiredService<TimeProvider>().GetUtcNow(), host.GetRequiredService<ILoggerFactory>().CreateLogger("ConsumerAid.Demo"));
        Begins(log);
        await File.WriteAllTextAsync(Marker(settings), "", cancellation);
        var clock = new SeedClock(now);
        await using (var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)).AddSingleton<TimeProvider>(clock).AddMarket(settings).BuildServiceProvider())
        await using (var stage = new Stage(services, clock))
        {
            var world = await new DemoPeople(stage, now).Make(cancellation);
            await new DemoTrade(stage, world, now).Make(cancellation);
            await new DemoCertification(stage, world, now).Make(cancellation);
            await new DemoMembers(stage, world, now).Make(cancellation);
            await new DemoRecords(stage, world, now).Make(cancellation);
            await new DemoCharter(stage, world, now).Make(cancellation);
            await new DemoBulletins(stage, now).Make(cancellation);
            await new DemoProposal(stage, now).Make(cancellation);
        }

        File.Delete(Marker(settings));
        Ends(log);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Making the demo's data; people, households and companies are invented")]
    private static partial void Begins(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo's data are made")]
    private static partial void Ends(ILogger log);
}
