using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>From this ordered weight up the whole line costs this price.</summary>
internal sealed class LotTier
{
    public required Guid LotId { get; init; }

    /// <summary>From 1, by ascending weight.</summary>
    public required int Position { get; init; }

    public required Weight From { get; init; }

    public required UnitPrice UnitPrice { get; init; }
}
