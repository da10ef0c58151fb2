namespace ConsumerAid.Catalog.Pictures;

/// <summary>A key under which a picture's look is kept (<see cref="PictureLook"/>).</summary>
internal sealed class PictureLookKey
{
    public required int Key { get; init; }

    public required Guid PictureId { get; init; }
}

/// <summary>A picture looks like an earlier one of something else. A lead, not a verdict: two honest heaps of oranges can look alike.</summary>
internal sealed class PictureEcho
{
    public required Guid Id { get; init; }

    public required Guid PictureId { get; init; }

    public required Guid EarlierId { get; init; }

    /// <summary>In how many of 64 bits they differ; 0 when the bytes are the same.</summary>
    public required int Distance { get; init; }

    public required DateTimeOffset At { get; init; }
}
