using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>
/// What one household has in a lot, its stocks there taken together. What can still be promised is offered − promised − dispatched − withdrawn, never below zero.
/// </summary>
internal sealed class Offer : IVersioned
{
    public required Guid LotId { get; init; }

    public required string HouseholdCode { get; init; }

    public required Weight Offered { get; init; }

    /// <summary>In shares of approved orders, not yet dispatched.</summary>
    public Weight Promised { get; private set; }

    public Weight Dispatched { get; private set; }

    /// <summary>No longer on offer: the rest below a step, what was lowered, what went back.</summary>
    public Weight Withdrawn { get; private set; }

    /// <summary>The part of <see cref="Withdrawn"/> that is gone or already back in the household's stock.</summary>
    public Weight Settled { get; private set; }

    /// <summary>Of what is promised, the part that the household no longer has.</summary>
    public Weight Lacking { get; private set; }

    public int Version { get; private set; }

    /// <summary>What can still be promised.</summary>
    public Weight Remaining => Offered - Promised - Dispatched - Withdrawn;

    /// <summary>What does not fill a step cannot be ordered: it waits in the lot and goes back with the rest. Returns its weight.</summary>
    public Weight SetAsideBelow(Weight step)
    {
        var rest = new Weight(Remaining.Grams % step.Grams);
        Withdrawn += rest;
        return rest;
    }

    /// <summary>
    /// The household has this much less: first from what is set aside, then from what can still be promised (in whole steps, if any), then from its shares.
    /// </summary>
    /// <returns>What can no longer be promised, and what its shares lack.</returns>
    public (Weight Taken, Weight Missing) Lower(Weight less, Weight? step)
    {
        var aside = Weight.Min(less, Withdrawn - Settled);
        var fromRemaining = Weight.Min(less - aside, Remaining);
        var missing = less - aside - fromRemaining;
        Settled += aside + fromRemaining;
        Withdrawn += fromRemaining;
        var taken = fromRemaining + (step is { } whole ? SetAsideBelow(whole) : Weight.Zero);
        Lacking += missing;
        return (taken, missing);
    }

    /// <summary>What orders have made of it by now, for a lot that is written with its whole past.</summary>
    public void Sold(Weight promised, Weight dispatched) => (Promised, Dispatched) = (promised, dispatched);

    /// <summary>Leaves <paramref name="keep"/> for reservations that have no shares yet. Returns what goes back to the household's stock.</summary>
    public Weight GiveBackAllBut(Weight keep)
    {
        Withdrawn += Remaining - keep;
        var back = Withdrawn - Settled;
        Settled = Withdrawn;
        return back;
    }
}
