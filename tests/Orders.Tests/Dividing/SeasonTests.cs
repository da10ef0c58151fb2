using ConsumerAid.Orders.Allocation;

namespace ConsumerAid.Orders.Tests.Dividing;

public sealed class SeasonTests
{
    [Theory]
    [InlineData("11,12", "2026-11-23", "2026-11-01")]
    [InlineData("11,12", "2026-10-31", "2025-11-01")]
    [InlineData("11,12,1,2", "2027-01-15", "2026-11-01")]
    [InlineData("11,12,1,2", "2027-11-01", "2027-11-01")]
    [InlineData("3,4,9,10", "2026-11-23", "2026-09-01")]
    [InlineData("3,4,9,10", "2026-08-31", "2026-03-01")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11,12", "2026-11-23", "2026-01-01")]
    [InlineData("", "2026-11-23", "2026-01-01")]
    public void A_season_begins_with_the_first_month_of_its_latest_run(string months, string today, string start)
    {
        var mask = months.Split(',', StringSplitOptions.RemoveEmptyEntries).Sum(month => 1 << (int.Parse(month, System.Globalization.CultureInfo.InvariantCulture) - 1));
        var begins = Season.StartOf(mask, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeOffset.Parse(start + "T00:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture), begins);
    }
}
