namespace ConsumerAid.Orders.Allocation;

/// <summary>A household that has something in the lot.</summary>
/// <param name="HouseholdCode">The household's code; it decides ties, by ordinal comparison.</param>
/// <param name="OfferGrams">What it still has to give, zero or more grams. Only whole units of the lot count.</param>
/// <param name="NeedWeight">How much of the market is due to it, in hundredths, from <see cref="LeastNeedWeight"/> to <see cref="LargestNeedWeight"/>; 100 is usual.</param>
/// <param name="AlreadySoldGrams">What it sold of this produce in the season, open shares included, zero or more grams.</param>
internal readonly record struct Claimant(string HouseholdCode, long OfferGrams, int NeedWeight, long AlreadySoldGrams)
{
    public const int LeastNeedWeight = 50;
    public const int LargestNeedWeight = 300;
}
