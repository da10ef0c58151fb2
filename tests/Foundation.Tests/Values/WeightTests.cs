using ConsumerAid.Foundation.Values;
using CsCheck;
using Xunit;

namespace ConsumerAid.Foundation.Tests.Values;

public sealed class WeightTests
{
    [Fact]
    public void The_default_is_no_weight()
    {
        Assert.Equal(Weight.Zero, default);
        Assert.Equal(0, Weight.Zero.Grams);
        Assert.False(Weight.Zero.IsPositive);
        Assert.True(new Weight(1).IsPositive);
        Assert.False(new Weight(-1).IsPositive);
    }

    [Theory]
    [InlineData(WeightUnit.Gram, 1, "g")]
    [InlineData(WeightUnit.Jin, 500, "jin")]
    [InlineData(WeightUnit.Kilogram, 1_000, "kg")]
    [InlineData(WeightUnit.Dan, 50_000, "dan")]
    [InlineData(WeightUnit.Tonne, 1_000_000, "t")]
    public void A_unit_has_its_grams_and_its_code(WeightUnit unit, long grams, string code)
    {
        Assert.Equal(grams, unit.Grams());
        Assert.Equal(new Weight(3 * grams), Weight.Of(3, unit));
        Assert.Equal(code, unit.Code());
        Assert.Equal(unit, WeightUnits.FromCode(code));
        Assert.Contains(unit, WeightUnits.All);
        Assert.NotEqual("", unit.Word());
    }

    [Fact]
    public void The_units_are_all_there_smallest_first()
    {
        Assert.Equal(Enum.GetValues<WeightUnit>().OrderBy(unit => unit.Grams()), WeightUnits.All);
        Assert.Null(WeightUnits.FromCode("lb"));
        Assert.Null(WeightUnits.FromCode("KG"));
        Assert.Null(WeightUnits.FromCode(null));
    }

    [Fact]
    public void An_unknown_unit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ((WeightUnit)99).Grams());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((WeightUnit)99).Code());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((WeightUnit)99).Word(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")));
    }

    [Fact]
    public void Kilograms_and_tonnes_are_units_like_the_others()
    {
        Assert.Equal(Weight.Of(7, WeightUnit.Kilogram), Weight.FromKilograms(7));
        Assert.Equal(Weight.Of(7, WeightUnit.Tonne), Weight.FromTonnes(7));
    }

    [Fact]
    public void Every_unit_there_and_back_loses_nothing() => Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Enum<WeightUnit>()).Sample(
        (amount, unit) =>
        {
            var weight = Weight.Of(amount, unit);
            Assert.Equal(amount, weight.Grams / unit.Grams());
            Assert.True(weight.IsMultipleOf(Weight.Of(1, unit)));
        },
        iter: Cases.Count);

    [Fact]
    public void Arithmetic_and_order_are_those_of_the_grams() => Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[-3, 3], Gen.Bool).Sample(
        (first, near, close) =>
        {
            var second = close ? first + near : near;
            var (left, right) = (new Weight(first), new Weight(second));
            Assert.Equal(first + second, (left + right).Grams);
            Assert.Equal(first - second, (left - right).Grams);
            Assert.Equal(-first, (-left).Grams);
            Assert.Equal(left, left + right - right);
            Assert.Equal(left + right, Weight.Sum([left, right]));
            Assert.Equal(first < second, left < right);
            Assert.Equal(first <= second, left <= right);
            Assert.Equal(first > second, left > right);
            Assert.Equal(first >= second, left >= right);
            Assert.Equal(first.CompareTo(second), left.CompareTo(right));
            Assert.Equal(Math.Min(first, second), Weight.Min(left, right).Grams);
            Assert.Equal(Math.Max(first, second), Weight.Max(left, right).Grams);
        },
        iter: Cases.Count);

    [Theory]
    [InlineData(10, 5, true)]
    [InlineData(10, 4, false)]
    [InlineData(10, 1, true)]
    [InlineData(10, 0, true)]
    [InlineData(0, 7, true)]
    [InlineData(-10, 5, true)]
    [InlineData(3, 2, false)]
    public void A_weight_is_a_whole_number_of_steps_or_not(long grams, long step, bool expected) => Assert.Equal(expected, new Weight(grams).IsMultipleOf(new Weight(step)));

    [Fact]
    public void Overflow_is_never_silent()
    {
        var largest = new Weight(long.MaxValue);
        var least = new Weight(long.MinValue);
        Assert.Throws<OverflowException>(() => Weight.Of(long.MaxValue, WeightUnit.Jin));
        Assert.Throws<OverflowException>(() => largest + new Weight(1));
        Assert.Throws<OverflowException>(() => least - new Weight(1));
        Assert.Throws<OverflowException>(() => -least);
        Assert.Throws<OverflowException>(() => Weight.Sum([largest, new Weight(1)]));
    }

    [Fact]
    public void The_invariant_text_is_for_logs() => Assert.Equal("-5 g", new Weight(-5).ToString());
}
