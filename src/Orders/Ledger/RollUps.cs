using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The finest roll-up: a household's weight of a lot for a buyer, by the China days on which it happened and was recorded.</summary>
internal sealed class Tonnage
{
    public required string HouseholdCode { get; init; }

    public required Guid LotId { get; init; }

    public required Guid MemberId { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required DateOnly RecordedOn { get; init; }

    /// <summary>The lot's.</summary>
    public required string Produce { get; init; }

    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    /// <summary>Came back after acceptance; not netted.</summary>
    public Weight Returned { get; init; }

    /// <summary>What the accepted weight is worth to the household at the line's household price, each entry rounded to the fen.</summary>
    public Money ToHouseholds { get; init; }
}

/// <summary>The same without households and lots, by the households' county.</summary>
internal sealed class MarketTonnage
{
    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    public required Guid MemberId { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    public Weight Returned { get; init; }

    public Money ToHouseholds { get; init; }
}

/// <summary>What was recorded of a county on a day: the headline totals are sums of these.</summary>
internal sealed class CountyDay
{
    public required string CountyCode { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    public Weight Returned { get; init; }

    public Money ToHouseholds { get; init; }
}

/// <summary>What was recorded of a product on a day, by the day on which it happened: the public tables by product and by month are sums of these.</summary>
internal sealed class ProduceDay
{
    public required string Produce { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    public Weight Returned { get; init; }

    public Money ToHouseholds { get; init; }
}

/// <summary>When it became known that something of a household had been accepted for the first time.</summary>
internal sealed class FirstSale
{
    public required string HouseholdCode { get; init; }

    public required string CountyCode { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required DateOnly RecordedOn { get; init; }

    /// <summary>People in the household when this row was made.</summary>
    public required int People { get; init; }
}

/// <summary>How many households of a county had their first sale recorded on a day.</summary>
internal sealed class FirstSaleDay
{
    public required string CountyCode { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public required int Households { get; init; }

    public required int People { get; init; }
}

/// <summary>When it became known that a member unit had accepted something for the first time.</summary>
internal sealed class FirstPurchase
{
    public required Guid MemberId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>
/// A cell of what the public sees: of a county's produce, by the months in which it happened and was recorded, the sums of those buyers' parts that have ten households
/// each. Shown whole or not at all.
/// </summary>
internal sealed class PublicCell
{
    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    /// <summary>Year × 12 + month − 1.</summary>
    public required int OccurredMonth { get; init; }

    /// <inheritdoc cref="OccurredMonth"/>
    public required int RecordedMonth { get; init; }

    /// <summary>Different households in it, at least; 0: no buyer's part is large enough.</summary>
    public required int Households { get; init; }

    /// <summary>Different households in the small parts that are left out, at least; 0: there are none.</summary>
    public required int RestHouseholds { get; init; }

    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    public Weight Returned { get; init; }

    public Money ToHouseholds { get; init; }

    /// <summary>Whether it is shown; else it is part of the row <c>other</c>.</summary>
    public bool Shown { get; set; }
}

/// <summary>A member unit's part of the shown cells of two months.</summary>
internal sealed class PublicMemberCell
{
    public required Guid MemberId { get; init; }

    /// <inheritdoc cref="PublicCell.OccurredMonth"/>
    public required int OccurredMonth { get; init; }

    /// <inheritdoc cref="PublicCell.OccurredMonth"/>
    public required int RecordedMonth { get; init; }

    public Weight Dispatched { get; init; }

    public Weight Accepted { get; init; }

    public Weight Rejected { get; init; }

    public Weight Spoiled { get; init; }

    public Weight Returned { get; init; }

    public Money ToHouseholds { get; init; }
}

/// <summary>Two months whose public cells have to be drawn again, because entries came since.</summary>
internal sealed class StaleMonth
{
    /// <inheritdoc cref="PublicCell.OccurredMonth"/>
    public required int OccurredMonth { get; init; }

    /// <inheritdoc cref="PublicCell.OccurredMonth"/>
    public required int RecordedMonth { get; init; }
}
