using System.Numerics;
using ConsumerAid.Foundation.Values;
using CsCheck;
using Xunit;

namespace ConsumerAid.Foundation.Tests.Values;

public sealed class MoneyTests
{
    [Fact]
    public void The_default_is_no_money()
    {
        Assert.Equal(Money.Zero, default);
        Assert.Equal(0, Money.Zero.Fen);
        Assert.Equal(new Money(1_200), Money.FromYuan(12));
        Assert.Equal("1200 fen", Money.FromYuan(12).ToString());
    }

    [Fact]
    public void Arithmetic_and_order_are_those_of_the_fen() => Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[-3, 3], Gen.Bool).Sample(
        (first, near, close) =>
        {
            var second = close ? first + near : near;
            var (left, right) = (new Money(first), new Money(second));
            Assert.Equal(first + second, (left + right).Fen);
            Assert.Equal(first - second, (left - right).Fen);
            Assert.Equal(left + right, Money.Sum([left, right]));
            Assert.Equal(first < second, left < right);
            Assert.Equal(first <= second, left <= right);
            Assert.Equal(first > second, left > right);
            Assert.Equal(first >= second, left >= right);
            Assert.Equal(first.CompareTo(second), left.CompareTo(right));
        },
        iter: Cases.Count);

    [Fact]
    public void Overflow_is_never_silent()
    {
        Assert.Throws<OverflowException>(() => Money.FromYuan(long.MaxValue / 99));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => Money.Sum([new Money(long.MaxValue), new Money(1)]));
        Assert.Throws<OverflowException>(() => UnitPrice.Of(long.MaxValue / 999, WeightUnit.Kilogram));
        Assert.Throws<OverflowException>(() => new UnitPrice(long.MaxValue, WeightUnit.Tonne).For(Weight.FromTonnes(2)));
        Assert.Throws<OverflowException>(() => new UnitPrice(long.MaxValue, WeightUnit.Tonne).Share(101));
    }

    [Theory]
    [InlineData(320, WeightUnit.Kilogram, 320_000)]
    [InlineData(160, WeightUnit.Jin, 320_000)]
    [InlineData(16_000, WeightUnit.Dan, 320_000)]
    [InlineData(320_000, WeightUnit.Tonne, 320_000)]
    [InlineData(1, WeightUnit.Gram, 1_000_000)]
    public void A_price_is_the_same_in_every_unit(long fen, WeightUnit per, long fenPerTonne) => Assert.Equal(new UnitPrice(fenPerTonne, per), UnitPrice.Of(fen, per));

    [Theory]
    [InlineData(1, 499_999, 0)]
    [InlineData(1, 500_000, 1)]
    [InlineData(1, 1_499_999, 1)]
    [InlineData(1, 1_500_000, 2)]
    [InlineData(1, -499_999, 0)]
    [InlineData(1, -500_000, -1)]
    [InlineData(320_000, 2_500_000, 800_000)]
    [InlineData(0, 2_500_000, 0)]
    public void Half_a_fen_rounds_away_from_zero(long fenPerTonne, long grams, long fen) => Assert.Equal(new Money(fen), new UnitPrice(fenPerTonne, WeightUnit.Tonne).For(new Weight(grams)));

    [Fact]
    public void A_price_times_a_weight_is_within_half_a_fen_of_the_exact_product() => Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[-1_000_000_000, 1_000_000_000]).Sample(
        (fenPerTonne, grams) =>
        {
            var fen = new UnitPrice(fenPerTonne, WeightUnit.Kilogram).For(new Weight(grams)).Fen;
            var error = new BigInteger(fen) * 1_000_000 - new BigInteger(fenPerTonne) * grams;
            Assert.True(BigInteger.Abs(error) < 500_000 || (BigInteger.Abs(error) == 500_000 && error.Sign == Math.Sign(grams)), $"{fen} is off by {error} millionths");
        },
        iter: Cases.Count);

    [Fact]
    public void Parts_of_a_delivery_priced_on_the_running_sum_add_up_to_the_whole() => Gen.Select(Gen.Long[0, 10_000_000], Gen.Long[0, 10_000_000].Array[1, 8]).Sample(
        (fenPerTonne, parts) =>
        {
            var price = new UnitPrice(fenPerTonne, WeightUnit.Kilogram);
            var (running, paid) = (Weight.Zero, Money.Zero);
            foreach (var part in parts)
            {
                var before = price.For(running);
                running += new Weight(part);
                Assert.True(price.For(running) >= before);
                paid += price.For(running) - before;
            }

            Assert.Equal(price.For(Weight.Sum(parts.Select(part => new Weight(part)))), paid);
        },
        iter: Cases.Count);

    [Fact]
    public void A_share_of_a_price_is_never_undercut_and_at_most_a_fen_per_unit_above() => Gen.Select(Gen.Long[0, 100_000], Gen.Enum<WeightUnit>(), Gen.Int[0, 200]).Sample(
        (fen, per, hundredths) =>
        {
            var price = UnitPrice.Of(fen, per);
            var share = price.Share(hundredths);
            Assert.Equal(per, share.Per);
            Assert.Equal(UnitPrice.Of((fen * hundredths + 99) / 100, per), share);
        },
        iter: Cases.Count);

    [Fact]
    public void A_share_of_a_price_below_a_fen_per_unit_is_rounded_up_too()
    {
        Assert.Equal(UnitPrice.Of(161, WeightUnit.Jin), new UnitPrice(320_001, WeightUnit.Jin).Share(100));
        Assert.Equal(UnitPrice.Of(160, WeightUnit.Jin), new UnitPrice(320_000, WeightUnit.Jin).Share(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitPrice.Of(1, WeightUnit.Jin).Share(-1));
    }

    [Fact]
    public void Prices_compare_by_what_they_cost_whatever_unit_was_quoted() => Gen.Select(Gen.Long[0, 50], Gen.Long[0, 50], Gen.Enum<WeightUnit>(), Gen.Enum<WeightUnit>()).Sample(
        (first, second, firstPer, secondPer) =>
        {
            var (left, right) = (new UnitPrice(first, firstPer), new UnitPrice(second, secondPer));
            Assert.Equal(first < second, left < right);
            Assert.Equal(first <= second, left <= right);
            Assert.Equal(first > second, left > right);
            Assert.Equal(first >= second, left >= right);
            Assert.Equal(first.CompareTo(second), left.CompareTo(right));
        },
        iter: Cases.Count);

    [Fact]
    public void A_reading_is_a_value_or_an_error()
    {
        Assert.True(Reading<Money>.Of(Money.FromYuan(1)).Succeeded);
        Assert.Equal("100 fen", Reading<Money>.Of(Money.FromYuan(1)).ToString());
        Assert.Equal("money.empty", Reading<Money>.Failed("money.empty").ToString());
        Assert.Equal("money.empty", Reading<Money>.Failed("money.empty").Select(_ => Weight.Zero).Error);
        Assert.Equal(Weight.Zero, default(Reading<Weight>).Value);
    }
}
