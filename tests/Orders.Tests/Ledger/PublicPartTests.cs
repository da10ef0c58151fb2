using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class PublicPartTests
{
    private static readonly DateOnly Day = new(2027, 5, 3);

    /// <summary>The first household loads on two days and sells once, the second loads only, the third's goods came back whole.</summary>
    [Theory, EachDatabase]
    public async Task A_part_counts_each_household_once_and_sums_all_its_days(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Write(
            Row(1, 0, dispatched: 700), Row(1, 1, dispatched: 300, accepted: 900, fen: 41), Row(1, 2, rejected: 20, returned: 5),
            Row(2, 0, dispatched: 400), Row(2, 1, spoiled: 30),
            Row(3, 0, rejected: 60), Row(3, 1, returned: 7, spoiled: 8, fen: 2));

        var part = Assert.Single(await market.Look(db => PublicPart.Read(db, Day, Day.AddDays(9), Day, Day.AddDays(9), default)));

        Assert.Equal(("431226", "a-orange", Books.Member, 1, false), (part.County, part.Produce, part.Member, part.Households, part.Large));
        Assert.Equal((1400, 900, 80, 38, 12, 43), (part.Sum.Dispatched.Grams, part.Sum.Accepted.Grams, part.Sum.Rejected.Grams, part.Sum.Spoiled.Grams, part.Sum.Returned.Grams, part.Sum.ToHouseholds.Fen));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_part_is_large_from_ten_households_up(int households, bool large) => Assert.Equal(large, new PublicPart("431226", "a-orange", Books.Member, households, new TonnageSums()).Large);

    private static Tonnage Row(int household, int day, long dispatched = 0, long accepted = 0, long rejected = 0, long spoiled = 0, long returned = 0, long fen = 0) => new()
    {
        HouseholdCode = Books.Household("431226", household), LotId = Books.Member, MemberId = Books.Member, OccurredOn = Day.AddDays(day), RecordedOn = Day.AddDays(day), Produce = "a-orange",
        Dispatched = new Weight(dispatched), Accepted = new Weight(accepted), Rejected = new Weight(rejected), Spoiled = new Weight(spoiled), Returned = new Weight(returned), ToHouseholds = new Money(fen),
    };
}
