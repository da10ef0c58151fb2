using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Allocation;

/// <summary>Why shares were written anew.</summary>
public enum AllocationCause
{
    Approval,

    /// <summary>A household has less than it had offered.</summary>
    OfferShrunk,

    /// <summary>The cooperative found at collection that a household's goods are missing.</summary>
    ReportedMissing,
}

/// <summary>What a household is to supply of an order line, and on what figures that rests: the latest division.</summary>
internal sealed class Share
{
    public required Guid LineId { get; init; }

    public required string HouseholdCode { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LotId { get; init; }

    public required string Produce { get; init; }

    /// <summary>When the household first got a share of this line; the season it counts toward.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Number of the division in force, from 1.</summary>
    public int Run { get; private set; }

    /// <summary>What it offered then.</summary>
    public Weight Offer { get; private set; }

    /// <summary>Need weight in hundredths, 50–300, frozen.</summary>
    public int NeedWeight { get; private set; }

    /// <summary>What it had sold of this produce this season before.</summary>
    public Weight AlreadySold { get; private set; }

    public Weight Weight { get; private set; }

    /// <summary>What decided about it.</summary>
    public AllocationReasonKind Reason { get; private set; }

    /// <summary>Where the common level stood for this household: sold before and this share together.</summary>
    public Weight Level { get; private set; }

    /// <summary>Weighed net that has left.</summary>
    public Weight Dispatched { get; private set; }

    /// <summary>How much of the share that used up: less than <see cref="Dispatched"/> when it brought more, within tolerance.</summary>
    public Weight Taken { get; private set; }

    /// <summary>Of what has left: that whose fate is decided, so that it stands in the ledger as accepted, rejected or spoiled.</summary>
    public Weight Settled { get; private set; }

    /// <summary>Given up: closed short or cancelled.</summary>
    public Weight Released { get; private set; }

    /// <summary>What is still to come from this household.</summary>
    public Weight Remaining => Weight - Taken - Released;

    /// <summary>Writes what a division gives to this household beyond what has left or was given up already.</summary>
    public void Write(int run, Claim claim)
    {
        (Run, Offer, NeedWeight, AlreadySold) = (run, claim.Offer, claim.NeedWeight, claim.AlreadySold);
        (Weight, Reason, Level) = (Taken + Released + claim.Share, claim.Reason, claim.Level);
    }

    /// <summary>Goods leave. Returns how much of the share they use up.</summary>
    public Weight Leave(Weight net)
    {
        var used = Weight.Min(net, Remaining);
        Dispatched += net;
        Taken += used;
        return used;
    }

    public void Settle(Weight dispatched) => Settled += dispatched;

    /// <summary>Gives up the rest and returns it.</summary>
    public Weight Release()
    {
        var rest = Remaining;
        Released += rest;
        return rest;
    }
}

/// <summary>One division of a line over its households: the trail of what was decided, when and why.</summary>
internal sealed class AllocationRun
{
    public required Guid Id { get; init; }

    public required Guid LineId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required AllocationCause Cause { get; init; }

    /// <summary>The household whose weight changed, if one did.</summary>
    public string? HouseholdCode { get; init; }

    /// <summary>What was divided.</summary>
    public required Weight Divided { get; init; }

    /// <summary>What no household could be found for; the line gives it up.</summary>
    public required Weight Shortage { get; init; }

    public required int CharterVersion { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string By { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A share as an earlier division left it.</summary>
internal sealed class PastShare
{
    public required Guid LineId { get; init; }

    public required string HouseholdCode { get; init; }

    public required int Run { get; init; }

    public required Weight Offer { get; init; }

    public required int NeedWeight { get; init; }

    public required Weight AlreadySold { get; init; }

    public required Weight Weight { get; init; }

    public required AllocationReasonKind Reason { get; init; }
}
