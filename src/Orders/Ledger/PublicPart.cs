using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>What one buyer had of a county's produce in a time: the smallest thing of which public figures are made.</summary>
internal sealed record PublicPart(string County, string Produce, Guid Member, int Households, TonnageSums Sum)
{
    public bool Large => Households >= SmallGroups.Least;

    /// <summary>The parts of what happened and was recorded on those days, the last ones included.</summary>
    public static async Task<List<PublicPart>> Read(MarketDb db, DateOnly from, DateOnly to, DateOnly recordedFrom, DateOnly recordedTo, CancellationToken cancellation)
    {
        var counted = await db.Set<Tonnage>().AsNoTracking().Where(row => row.OccurredOn >= from && row.OccurredOn <= to && row.RecordedOn >= recordedFrom && row.RecordedOn <= recordedTo)
            .GroupBy(row => new { row.HouseholdCode, row.Produce, row.MemberId }).Select(household => new
            {
                County = household.Key.HouseholdCode.Substring(3, 6), household.Key.Produce, household.Key.MemberId,
                Loads = household.Max(row => row.Dispatched.Grams > 0 ? 1 : 0), Sells = household.Max(row => row.Accepted.Grams > 0 ? 1 : 0),
                Dispatched = household.Sum(row => row.Dispatched.Grams), Accepted = household.Sum(row => row.Accepted.Grams), Rejected = household.Sum(row => row.Rejected.Grams),
                Spoiled = household.Sum(row => row.Spoiled.Grams), Returned = household.Sum(row => row.Returned.Grams), Fen = household.Sum(row => row.ToHouseholds.Fen),
            })
            .GroupBy(household => new { household.County, household.Produce, household.MemberId }).Select(part => new
            {
                part.Key.County, part.Key.Produce, part.Key.MemberId, Loaders = part.Sum(household => household.Loads), Sellers = part.Sum(household => household.Sells),
                Dispatched = part.Sum(household => household.Dispatched), Accepted = part.Sum(household => household.Accepted), Rejected = part.Sum(household => household.Rejected),
                Spoiled = part.Sum(household => household.Spoiled), Returned = part.Sum(household => household.Returned), Fen = part.Sum(household => household.Fen),
            }).ToListAsync(cancellation);
        return [.. counted.Select(part => new PublicPart(part.County, part.Produce, part.MemberId, Counted(part.Dispatched, part.Loaders, part.Accepted, part.Sellers), new TonnageSums
        {
            Dispatched = new Weight(part.Dispatched), Accepted = new Weight(part.Accepted), Rejected = new Weight(part.Rejected), Spoiled = new Weight(part.Spoiled),
            Returned = new Weight(part.Returned), ToHouseholds = new Money(part.Fen),
        }))];
    }

    // The dispatched and the accepted weight stand in the cell each by itself: the fewer households count.
    private static int Counted(long dispatched, int loaders, long accepted, int sellers) => (dispatched, accepted) switch
    {
        (0, 0) => 0,
        (_, 0) => loaders,
        (0, _) => sellers,
        _ => Math.Min(loaders, sellers),
    };
}
