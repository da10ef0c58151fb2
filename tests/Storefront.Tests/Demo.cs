using ConsumerAid.Testing;

[assembly: AssemblyFixture(typeof(WebHost))]

namespace ConsumerAid.Storefront.Tests;

/// <summary>
/// Tests in which the demo's people trade on the one host of the project; each makes the things that it changes. They run one after the other: what one sells
/// changes what the next is dealt.
/// </summary>
[CollectionDefinition(Name)]
public sealed class Demo
{
    public const string Name = "demo";

    public const string Password = "demo-ConsumerAid-2026";
}
