using System.Globalization;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Seeding.Province;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>The command <c>seed --scale …</c>.</summary>
internal static class Seeds
{
    /// <exception cref="SettingWrong">No such scale, or the database is not empty.</exception>
    public static async Task<int> Run(IServiceProvider services, HostSettings settings, string scale, CancellationToken cancellation)
    {
        if (scale == "demo") await DemoSeed.RunIfEmpty(services, settings, cancellation);
        else await ProvinceSeed.Run(services, settings.Demo, Scale(scale), new SeedProgress(Console.Out, !Console.IsOutputRedirected), cancellation);
        return 0;
    }

    private static ProvinceScale Scale(string scale) =>
        scale == "province" ? new ProvinceScale(ProvinceScale.Whole)
        : int.TryParse(scale, NumberStyles.None, CultureInfo.InvariantCulture, out var households) && households is >= ProvinceScale.Least and <= ProvinceScale.Whole
            ? new ProvinceScale(households)
            : throw new SettingWrong("--scale", $"\"{scale}\" is none of province, demo or a number of households from {ProvinceScale.Least} to {ProvinceScale.Whole}.");
}
