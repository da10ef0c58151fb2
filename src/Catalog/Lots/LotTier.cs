using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>From this ordered weight up the whole line costs this price.</summary>
internal sealed class LotTier
{
    public required Guid LotId { get; init; }

    /// <summary>From 1, by ascending weight.</summary>
    public required int Position { get; init; }

    public required Weight From { get; set; }

    public required UnitPrice UnitPrice { get; set; }

    public static List<LotTier> Of(Guid lotId, IReadOnlyList<Tier> tiers) =>
        [.. tiers.Select((tier, index) => new LotTier { LotId = lotId, Position = index + 1, From = tier.From, UnitPrice = tier.UnitPrice })];
}
