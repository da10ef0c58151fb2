using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Tests.Stocks;

public sealed class UnitSlipTests
{
    [Theory]
    [InlineData(99_999, 10_000, false)]
    [InlineData(100_000, 10_000, true)]
    [InlineData(5_000, 10_000, false)]
    public void Ten_times_the_yield_and_more_is_suspected(long kilograms, long yield, bool suspected) =>
        Assert.Equal(suspected, UnitSlip.Suspects(Weight.FromKilograms(kilograms), Weight.FromKilograms(yield)));

    [Theory]
    [InlineData(100_000, 10_000, 10_000)] // a nought too many
    [InlineData(3_000_000, 3_000, 3_000)] // tonnes for kilograms
    [InlineData(4_000_000, 2_000, 2_000)] // tonnes for 斤
    public void The_smallest_slip_that_the_holding_can_yield_is_meant(long kilograms, long yield, long meant) =>
        Assert.Equal(Weight.FromKilograms(meant), UnitSlip.Meant(Weight.FromKilograms(kilograms), Weight.FromKilograms(yield)));
}
