using System.Globalization;
using ConsumerAid.Foundation.Values;
using CsCheck;
using Xunit;

namespace ConsumerAid.Foundation.Tests.Values;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("3.20", 320)]
    [InlineData("￥3.2", 320)]
    [InlineData("¥ 3", 300)]
    [InlineData("1,234.5", 123_450)]
    [InlineData("３．２０元", 320)]
    [InlineData("50块", 5_000)]
    [InlineData("50 圆", 5_000)]
    [InlineData("50 yuan", 5_000)]
    [InlineData("50 CNY", 5_000)]
    [InlineData("CNY 50", 5_000)]
    [InlineData("RMB50", 5_000)]
    [InlineData("50rmb", 5_000)]
    [InlineData("5万元", 5_000_000)]
    [InlineData("三百二十元", 32_000)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1000000000000", 100_000_000_000_000)]
    public void Reads_what_people_type(string text, long fen) => Assert.Equal(new Money(fen), MoneyText.Read(text).Value);

    [Theory]
    [InlineData(null, "money.empty")]
    [InlineData(" ", "money.empty")]
    [InlineData("元", "money.not-a-number")]
    [InlineData("¥", "money.not-a-number")]
    [InlineData("3块2", "money.not-a-number")]
    [InlineData("¥3元", "money.not-a-number")]
    [InlineData("3 usd", "money.not-a-number")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000005", "money.not-a-number")]
    [InlineData("-3", "money.negative")]
    [InlineData("3.205", "money.too-precise")]
    [InlineData("1000000000000.01", "money.too-large")]
    public void Says_what_is_wrong_with_a_text(string? text, string error) => Assert.Equal(error, MoneyText.Read(text).Error);

    [Theory]
    [InlineData("3.20", WeightUnit.Kilogram, 320_000, WeightUnit.Kilogram)]
    [InlineData("3.2", WeightUnit.Jin, 640_000, WeightUnit.Jin)]
    [InlineData("￥3.20/公斤", WeightUnit.Jin, 320_000, WeightUnit.Kilogram)]
    [InlineData("3,200 元每吨", WeightUnit.Jin, 320_000, WeightUnit.Tonne)]
    [InlineData("3.2元/t", WeightUnit.Jin, 320, WeightUnit.Tonne)]
    [InlineData("0.01", WeightUnit.Gram, 1_000_000, WeightUnit.Gram)]
    [InlineData("100000", WeightUnit.Kilogram, 10_000_000_000, WeightUnit.Kilogram)]
    public void Reads_prices_per_unit(string text, WeightUnit chosen, long fenPerTonne, WeightUnit per) =>
        Assert.Equal(new UnitPrice(fenPerTonne, per), UnitPriceText.Read(text, chosen).Value);

    [Theory]
    [InlineData(null, "price.empty")]
    [InlineData("　", "price.empty")]
    [InlineData("x", "price.not-a-number")]
    [InlineData("3/", "price.not-a-number")]
    [InlineData("3/两", "price.not-a-number")]
    [InlineData("3/箱", "price.not-a-number")]
    [InlineData("3 公斤", "price.not-a-number")]
    [InlineData("3/公斤/公斤", "price.not-a-number")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000005", "price.not-a-number")]
    [InlineData("0", "price.not-positive")]
    [InlineData("-3", "price.not-positive")]
    [InlineData("3.205", "price.too-precise")]
    [InlineData("100000.01", "price.too-large")]
    public void Says_what_is_wrong_with_a_price(string? text, string error) => Assert.Equal(error, UnitPriceText.Read(text, WeightUnit.Kilogram).Error);

    [Theory]
    [InlineData("3.20", "kg", 320_000, null)]
    [InlineData("3200", "t", 320_000, null)]
    [InlineData("", "kg", 0, "price.empty")]
    [InlineData("3.20", "箱", 0, "price.unknown-unit")]
    [InlineData("￥3.20", "kg", 0, "price.not-a-number")]
    [InlineData("3.205", "kg", 0, "price.too-precise")]
    public void Reads_the_prices_of_programs(string amount, string unit, long fenPerTonne, string? error)
    {
        var reading = UnitPriceText.ReadAmount(amount, unit);
        Assert.Equal(error, reading.Error);
        if (error is null) Assert.Equal(new UnitPrice(fenPerTonne, WeightUnits.FromCode(unit)!.Value), reading.Value);
    }

    [Fact]
    public void What_is_shown_reads_back_as_the_same_money_and_price() => Gen.Select(
        Gen.OneOf(Gen.Long[0, MoneyText.Largest.Fen], Gen.Long[0, 100_000]), Gen.Long[1, 10_000], Gen.Enum<WeightUnit>(), Gen.Bool).Sample(
        (fen, priceFen, per, chinese) =>
        {
            var money = new Money(fen);
            Assert.Equal(money, MoneyText.Read(money.Show()).Value);
            var price = UnitPrice.Of(priceFen, per);
            Assert.Equal(price, UnitPriceText.Read(price.Show(CultureInfo.GetCultureInfo(chinese ? "zh-CN" : "en")), WeightUnit.Dan).Value);
            Assert.Equal(price, UnitPriceText.ReadAmount(price.Amount(), per.Code()).Value);
        },
        iter: Cases.Count);

    [Fact]
    public void The_largest_weight_at_the_largest_price_is_still_money() =>
        Assert.Equal(new Money(100_000_000_000_000_000), UnitPriceText.Largest.For(WeightText.Largest));
}
