using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Why a lot costs more than the reference, in its cooperative's words. It holds for this price and any lower one.</summary>
internal sealed class PriceExplanation
{
    public const int ShortestText = 10;
    public const int LongestText = 1000;

    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string Text { get; init; }

    /// <summary>The lot's price when it was explained.</summary>
    public required UnitPrice Price { get; init; }

    /// <summary>The upper end of the reference by which it was explained.</summary>
    public required UnitPrice Reference { get; init; }

    public required ReferenceBasis Basis { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
