namespace ConsumerAid.Orders.Allocation;

/// <summary>What one household gives to an order line, and why.</summary>
/// <param name="HouseholdCode">The claimant's code.</param>
/// <param name="ShareGrams">Whole units of the lot, zero or more grams.</param>
/// <param name="Reason">Enough to say in words why it is this much.</param>
internal readonly record struct AllocationShare(string HouseholdCode, long ShareGrams, AllocationReason Reason);

/// <summary>Why a share is as large as it is.</summary>
/// <param name="Kind">What decided.</param>
/// <param name="OrderableGrams">The offer in whole units: the most that the household could get.</param>
/// <param name="LevelGrams">
/// Where the common level stands for this household: sold before and this line together, its need weight considered, rounded down to the gram. A household below it is
/// lifted up to it; where it offers less it stays below, and one that is above it gets nothing this time.
/// </param>
/// <param name="UnitGrams">The lot's unit, one gram for loose goods.</param>
internal readonly record struct AllocationReason(AllocationReasonKind Kind, long OrderableGrams, long LevelGrams, long UnitGrams);

/// <summary>What decided about a share. Stored as a number: new kinds go to the end.</summary>
internal enum AllocationReasonKind
{
    /// <summary>It offers less than one unit, so nothing.</summary>
    NoWholeUnitOffered,

    /// <summary>All that it offers is taken, and it still is not above the level.</summary>
    WholeOffer,

    /// <summary>Lifted to the level, to the whole unit below where units do not divide it exactly. Not zero.</summary>
    LiftedToLevel,

    /// <summary>Lifted to the level and one of the units left over by rounding, by largest remainder.</summary>
    UnitByRemainder,

    /// <summary>It sold as much as the level or more already, so nothing this time.</summary>
    AboveLevelAlready,

    /// <summary>Less than one unit was due, and the units left over went to larger remainders; nothing this time.</summary>
    LessThanOneUnitDue,
}
