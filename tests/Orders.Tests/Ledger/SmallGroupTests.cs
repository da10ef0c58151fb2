using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class SmallGroupTests
{
    private const int May = (2027 * 12) + 4;

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_cell_is_shown_from_ten_households_up(int households, bool shown)
    {
        var cell = Cell("431226", "a", households);

        Assert.Equal([(May, May)], SmallGroups.Decide([cell]));
        Assert.Equal(shown, cell.Shown);
    }

    [Fact]
    public void Nothing_has_no_periods() => Assert.Empty(SmallGroups.Decide([]));

    [Theory]
    [InlineData("0-0 1-1 2-2", "A10", "A10", "A10")]
    [InlineData("0-1 2-2", "A9", "A10", "A10")]
    [InlineData("0-2", "A9", "A9", "A10")]
    [InlineData("0-0 1-2", "A10", "A9", "A10")]
    [InlineData("0-0 1-2", "A10", "A10", "A9")]
    [InlineData("0-2", "A9", "A9", "A9")]
    [InlineData("0-1 2-2", "A9", "B1", "A10")]
    [InlineData("0-2", "A9", "B1", "A9")]
    public void Months_of_fewer_than_ten_households_are_told_with_the_next_and_the_last_with_those_before(string periods, params string[] months)
    {
        // The last month stands first: they are told in their order, whatever that of the cells.
        var cells = months.Select((month, index) => Cell($"43122{month[0]}", "a", int.Parse(month[1..], null), month: May + index)).Reverse().ToList();

        Assert.Equal(periods, string.Join(' ', SmallGroups.Decide(cells).Select(period => $"{period.First - May}-{period.Last - May}")));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void The_smallest_cell_joins_a_hidden_rest_of_fewer_than_ten_households(int hidden, bool shown)
    {
        var (small, large) = (Cell("431226", "a", 12), Cell("431227", "b", 15));
        List<PublicCell> rest = [Cell("431228", "a", 5), Cell("431229", "b", hidden - 5)];

        SmallGroups.Decide([large, .. rest, small]);

        Assert.True(large.Shown);
        Assert.Equal(shown, small.Shown);
        Assert.All(rest, cell => Assert.False(cell.Shown));
    }

    [Fact]
    public void The_hidden_rest_comes_from_two_counties_and_two_products_where_there_are_so_many()
    {
        List<PublicCell> oneCounty = [Cell("431226", "a", 12), Cell("431227", "b", 15), Cell("431228", "a", 0, rest: 12), Cell("431228", "b", 0, rest: 12)];
        SmallGroups.Decide(oneCounty);
        Assert.Equal([false, true, false, false], oneCounty.Select(cell => cell.Shown));

        List<PublicCell> oneProduct = [Cell("431226", "b", 12), Cell("431227", "b", 15), Cell("431228", "a", 0, rest: 6), Cell("431229", "a", 0, rest: 6)];
        SmallGroups.Decide(oneProduct);
        Assert.Equal([false, true, false, false], oneProduct.Select(cell => cell.Shown));

        List<PublicCell> onlyOneOfBoth = [Cell("431226", "a", 12), Cell("431226", "a", 15, recorded: May + 1), Cell("431226", "a", 0, rest: 9, recorded: May + 2)];
        SmallGroups.Decide(onlyOneOfBoth);
        Assert.Equal([false, true, false], onlyOneOfBoth.Select(cell => cell.Shown));
    }

    [Fact]
    public void Small_parts_of_a_shown_cell_belong_to_the_rest_with_their_own_households()
    {
        List<PublicCell> enough = [Cell("431226", "a", 12, rest: 5), Cell("431227", "b", 15, rest: 5)];
        SmallGroups.Decide(enough);
        Assert.Equal([true, true], enough.Select(cell => cell.Shown));

        // Nine: the smaller cell joins them, and its twelve households are enough.
        List<PublicCell> tooFew = [Cell("431226", "a", 12, rest: 5), Cell("431227", "b", 15, rest: 4)];
        SmallGroups.Decide(tooFew);
        Assert.Equal([false, true], tooFew.Select(cell => cell.Shown));
    }

    [Fact]
    public void Households_of_one_county_may_be_the_same_and_count_once()
    {
        List<PublicCell> cells = [Cell("431226", "a", 12), Cell("431227", "b", 15), Cell("431228", "a", 6), Cell("431228", "b", 6), Cell("431229", "a", 3)];

        SmallGroups.Decide(cells);

        Assert.Equal([false, true, false, false, false], cells.Select(cell => cell.Shown));
    }

    [Theory]
    [InlineData("431225", "a", 13, 400, 0)]
    [InlineData("431225", "a", 12, 501, 0)]
    [InlineData("431227", "a", 12, 500, 0)]
    [InlineData("431226", "c", 12, 500, 0)]
    [InlineData("431226", "b", 12, 500, 2)]
    public void The_cell_of_fewest_households_joins_first_then_that_of_least_weight_then_the_first_by_name(string county, string produce, int households, long grams, int recorded)
    {
        var first = Cell("431226", "b", 12, recorded: May + 1, grams: 500);
        var second = Cell(county, produce, households, recorded: May + recorded, grams: grams);

        SmallGroups.Decide([second, Cell("431229", "z", 1), first]);

        Assert.Equal((false, true), (first.Shown, second.Shown));
    }

    [Fact]
    public void Months_are_numbered_and_written()
    {
        Assert.Equal((2026 * 12) + 11, Months.Of(new DateOnly(2026, 12, 31)));
        Assert.Equal((new DateOnly(2028, 2, 1), new DateOnly(2028, 2, 29)), (Months.First((2028 * 12) + 1), Months.Last((2028 * 12) + 1)));
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)), (Months.First((2026 * 12) + 11), Months.Last((2026 * 12) + 11)));
        Assert.Equal(["2026-12", "2027-01"], [Months.Code((2026 * 12) + 11), Months.Code(2027 * 12)]);
    }

    private static PublicCell Cell(string county, string produce, int households, int rest = 0, int month = May, int recorded = May, long grams = 1_000) => new()
    {
        CountyCode = county, Produce = produce, OccurredMonth = month, RecordedMonth = recorded, Households = households, RestHouseholds = rest, Accepted = new Weight(grams),
    };
}
