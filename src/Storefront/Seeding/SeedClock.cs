namespace ConsumerAid.Storefront.Seeding;

/// <summary>A clock that the demo sets, so that its history is written by the same commands as any other.</summary>
internal sealed class SeedClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
