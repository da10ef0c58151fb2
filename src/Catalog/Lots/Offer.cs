using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>
/// What one household has in a lot, its stocks there taken together. What can still be promised is offered − promised − dispatched − withdrawn, never below zero.
/// </summary>
internal sealed class Offer
{
    public required Guid LotId { get; init; }

    public required string HouseholdCode { get; init; }

    public required Weight Offered { get; init; }

    /// <summary>In shares of approved orders, not yet dispatched.</summary>
    public Weight Promised { get; set; }

    public Weight Dispatched { get; set; }

    /// <summary>No longer on offer: the rest below a step, what was lowered, what went back.</summary>
    public required Weight Withdrawn { get; set; }

    /// <summary>The part of <see cref="Withdrawn"/> that is gone or already back in the household's stock.</summary>
    public Weight Settled { get; set; }

    /// <summary>Of what is promised, the part that the household no longer has.</summary>
    public Weight Lacking { get; set; }
}
