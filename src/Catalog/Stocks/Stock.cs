using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>The grade of goods, best first.</summary>
public enum Grade
{
    A,
    B,
    C,
}

/// <summary>Where a household's stock stands.</summary>
public enum StockState
{
    /// <summary>Waits to be bundled into a lot.</summary>
    Waiting,

    /// <summary>Lies in a live lot, whole.</summary>
    Bundled,

    /// <summary>Its lot ended and nothing of it was left.</summary>
    Sold,

    /// <summary>Taken back by the household.</summary>
    Withdrawn,
}

/// <summary>What a household has on hand of one produce and grade, as its liaison recorded it.</summary>
internal sealed class Stock : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>Made on the liaison's phone, so that a repeated request makes no second stock.</summary>
    public required string ClientId { get; init; }

    public required Guid LiaisonId { get; init; }

    public required string HouseholdCode { get; init; }

    public required string CountyCode { get; init; }

    public required string VillageCode { get; init; }

    public required string Produce { get; init; }

    public required Grade Grade { get; init; }

    /// <summary>On hand: as declared while it waits or lies in a lot, what came back when the lot has ended.</summary>
    public required Weight Weight { get; set; }

    public required UnitPrice WantedPrice { get; set; }

    public required DateOnly HarvestedOn { get; init; }

    public required DateOnly SpoilsOn { get; init; }

    public required string Place { get; set; }

    public string? Note { get; set; }

    /// <summary>Harvested outside the produce's usual months: noted, not refused.</summary>
    public required bool OutOfSeason { get; init; }

    /// <summary>The liaison confirmed a weight that the holding can hardly yield.</summary>
    public required bool UnusualWeight { get; init; }

    public StockState State { get; private set; } = StockState.Waiting;

    /// <summary>The live lot in which it lies.</summary>
    public Guid? LotId { get; private set; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
