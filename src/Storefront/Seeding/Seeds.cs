using ConsumerAid.Storefront.Host;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>The command <c>seed --scale …</c>.</summary>
internal static class Seeds
{
    /// <exception cref="SettingWrong">No such scale, or the database is not empty.</exception>
    public static async Task<int> Run(IServiceProvider services, HostSettings settings, string scale, CancellationToken cancellation)
    {
        if (scale != "demo") throw new SettingWrong("--scale", $"\"{scale}\" is none of province, demo or a number of households.");
        await DemoSeed.RunIfEmpty(services, settings, cancellation);
        return 0;
    }
}
