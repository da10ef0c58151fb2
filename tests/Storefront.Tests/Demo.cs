using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests;

/// <summary>Tests that share one host with the demo's data; each makes the things that it changes.</summary>
[CollectionDefinition(Name)]
public sealed class Demo : ICollectionFixture<WebHost>
{
    public const string Name = "demo";

    public const string Password = "demo-ConsumerAid-2026";
}
