using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Allocation;

/// <summary>Shows shares as far as the reader may see them: the cooperative all figures under household codes, the buyer's side aliases and its own share of the truth.</summary>
internal sealed class AllocationViews(OrderStore orders, Aliases aliases)
{
    public bool SeesHouseholds => orders.SeesHouseholds;

    /// <summary>What the reader calls a household.</summary>
    public string Name(Guid scope, string household) => SeesHouseholds ? household : aliases.Of(scope, household);

    /// <summary>A division that is not written.</summary>
    public AllocationLineView Preview(Guid scope, Guid cooperative, Guid? line, DividedLine divided) => new()
    {
        LineId = line, LotId = divided.Line.LotId, CooperativeId = cooperative, Weight = divided.Line.Weight, Shortage = divided.Shortage,
        Shares = InOrder(divided.Claims.Select(claim => Show(scope, claim, Weight.Zero, Weight.Zero))),
    };

    public IReadOnlyList<ShareView> Stored(Guid scope, IEnumerable<Share> shares) => InOrder(shares.Select(share => Show(
        scope, new Claim(share.HouseholdCode, share.Offer, share.NeedWeight, share.AlreadySold, share.Weight, share.Reason, share.Level), share.Dispatched, share.Released)));

    // Buyers get no order that would tell: theirs is by alias, not by code.
    private static List<ShareView> InOrder(IEnumerable<ShareView> shares) => [.. shares.OrderBy(share => share.HouseholdCode ?? share.Alias, StringComparer.Ordinal)];

    private ShareView Show(Guid scope, Claim claim, Weight dispatched, Weight released) => new()
    {
        HouseholdCode = SeesHouseholds ? claim.HouseholdCode : null, Alias = aliases.Of(scope, claim.HouseholdCode), Offer = SeesHouseholds ? claim.Offer : null,
        NeedWeight = SeesHouseholds ? claim.NeedWeight : null, AlreadySold = SeesHouseholds ? claim.AlreadySold : null, Share = claim.Share, Dispatched = dispatched,
        Released = released, ReasonCode = SeesHouseholds ? ReasonCode(claim.Reason) : BuyersReasonCode(claim),
        ReasonArguments = SeesHouseholds ? [claim.Offer, claim.NeedWeight, claim.AlreadySold, claim.Level, claim.Share] : [claim.Share],
    };

    private static string ReasonCode(AllocationReasonKind kind) => kind switch
    {
        AllocationReasonKind.NoWholeUnitOffered => "orders.share-no-whole-unit-offered",
        AllocationReasonKind.WholeOffer => "orders.share-whole-offer",
        AllocationReasonKind.LiftedToLevel => "orders.share-lifted-to-level",
        AllocationReasonKind.UnitByRemainder => "orders.share-unit-by-remainder",
        AllocationReasonKind.AboveLevelAlready => "orders.share-above-level-already",
        AllocationReasonKind.LessThanOneUnitDue => "orders.share-less-than-one-unit-due",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // No category, no need weight, nothing about what else the household sold.
    private static string BuyersReasonCode(Claim claim) =>
        claim.Share == Weight.Zero ? "orders.share-none-buyer" : claim.Reason == AllocationReasonKind.WholeOffer ? "orders.share-full-buyer" : "orders.share-part-buyer";
}
