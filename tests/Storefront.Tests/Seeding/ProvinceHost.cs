using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Storefront.Seeding.Province;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Seeding;

/// <summary>The Storefront over a small province.</summary>
public abstract class ProvinceHost : WebHost
{
    internal static ProvinceScale Scale { get; } = new(300);

    protected override bool Demo => false;

    internal Task Seed(ProvinceScale scale) =>
        ProvinceSeed.Run(Services, demo: true, scale, new SeedProgress(TextWriter.Null, isTerminal: false), TestContext.Current.CancellationToken);

    protected override Task Furnish() => Seed(Scale);
}

public sealed class ProvinceOnSqlite : ProvinceHost;

public sealed class ProvinceOnPostgres : ProvinceHost
{
    protected override DatabaseProvider Provider => DatabaseProvider.PostgreSql;
}
