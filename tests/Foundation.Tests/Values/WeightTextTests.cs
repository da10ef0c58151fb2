using System.Globalization;
using ConsumerAid.Foundation.Values;
using CsCheck;
using Xunit;

namespace ConsumerAid.Foundation.Tests.Values;

public sealed class WeightTextTests
{
    /// <summary>Mostly what belongs to weights, so that random texts come near to meaning something.</summary>
    private const string Telling = "0123456789012345678901234567890.,，。．- −+ 　零〇一二两兩三四五六七八九十百千万亿半点壹拾萬斤斤公市两克千担吨噸kgtjinKGТ㎏０５９e/\0\uD800";

    private static readonly Gen<WeightUnit> AnyUnit = Gen.Enum<WeightUnit>();

    [Theory]
    [InlineData("2500", 1_250_000)]
    [InlineData("2,500", 1_250_000)]
    [InlineData("2 500", 1_250_000)]
    [InlineData("1,234,567.5", 617_283_750)]
    [InlineData("２５００ 斤", 1_250_000)]
    [InlineData("2，500 斤", 1_250_000)]
    [InlineData("2。5 吨", 2_500_000)]
    [InlineData(".5t", 500_000)]
    [InlineData("1.5 t", 1_500_000)]
    [InlineData("1.5000000 t", 1_500_000)]
    [InlineData("1.5 Tonnes", 1_500_000)]
    [InlineData("250KG", 250_000)]
    [InlineData("250㎏", 250_000)]
    [InlineData("３．５ｋｇ", 3_500)]
    [InlineData("3 jin", 1_500)]
    [InlineData("2 dan", 100_000)]
    [InlineData("2担", 100_000)]
    [InlineData("800 克", 800)]
    [InlineData("800grams", 800)]
    [InlineData("半", 250)]
    [InlineData("半斤", 250)]
    [InlineData("半吨", 500_000)]
    [InlineData("2吨半", 2_500_000)]
    [InlineData("2 吨 半 ", 2_500_000)]
    [InlineData("2吨半斤", 2_000_250)]
    [InlineData("一斤半", 750)]
    [InlineData("三两", 150)]
    [InlineData("两两", 100)]
    [InlineData("十两", 500)]
    [InlineData("半两", 25)]
    [InlineData("2两", 100)]
    [InlineData("两", 1_000)]
    [InlineData("两斤", 1_000)]
    [InlineData("三斤二两", 1_600)]
    [InlineData("3斤两两", 1_600)]
    [InlineData("1吨200公斤", 1_200_000)]
    [InlineData("1吨999公斤9两", 1_999_450)]
    [InlineData("1 t 200 kg", 1_200_000)]
    [InlineData("三百斤", 150_000)]
    [InlineData("三百二", 160_000)]
    [InlineData("三百零二斤", 151_000)]
    [InlineData("三百二十斤", 160_000)]
    [InlineData("十斤", 5_000)]
    [InlineData("十五公斤", 15_000)]
    [InlineData("一百十斤", 55_000)]
    [InlineData("两千零五斤", 1_002_500)]
    [InlineData("一万两千斤", 6_000_000)]
    [InlineData("一万二斤", 6_000_000)]
    [InlineData("一万零二百斤", 5_100_000)]
    [InlineData("两万五千斤", 12_500_000)]
    [InlineData("一百零两斤", 51_000)]
    [InlineData("5万斤", 25_000_000)]
    [InlineData("2.5万斤", 12_500_000)]
    [InlineData("2.5 万 斤", 12_500_000)]
    [InlineData("3万5斤", 17_500_000)]
    [InlineData("3万5千斤", 17_500_000)]
    [InlineData("3万5000斤", 17_500_000)]
    [InlineData("3万零500斤", 15_250_000)]
    [InlineData("3百50斤", 175_000)]
    [InlineData("1.5千斤", 750_000)]
    [InlineData("一亿斤", 50_000_000_000)]
    [InlineData("一亿两千万斤", 60_000_000_000)]
    [InlineData("二点五吨", 2_500_000)]
    [InlineData("两点零五吨", 2_050_000)]
    [InlineData("零点5吨", 500_000)]
    [InlineData("十二点五万斤", 62_500_000)]
    [InlineData("一百点五斤", 50_250)]
    [InlineData("三百零五点二斤", 152_600)]
    [InlineData("叁佰伍拾斤", 175_000)]
    [InlineData("兩萬斤", 10_000_000)]
    [InlineData("1.5噸", 1_500_000)]
    [InlineData("2斤0.9两", 1_045)]
    [InlineData("3.0吨2.5斤", 3_001_250)]
    [InlineData("半千克", 500)]
    [InlineData("2千克", 2_000)]
    [InlineData("2千 克", 2_000)]
    [InlineData("三百千克", 300_000)]
    [InlineData("两千五百千克", 2_500_000)]
    [InlineData("10000000t", 10_000_000_000_000)]
    public void Reads_what_people_type_with_jin_chosen(string text, long grams) => Assert.Equal(Reading<Weight>.Of(new Weight(grams)), WeightText.Read(text, WeightUnit.Jin));

    [Theory]
    [InlineData(null, "weight.empty")]
    [InlineData("", "weight.empty")]
    [InlineData(" 　", "weight.empty")]
    [InlineData("斤", "weight.not-a-number")]
    [InlineData("万斤", "weight.not-a-number")]
    [InlineData("千斤", "weight.not-a-number")]
    [InlineData("kg", "weight.not-a-number")]
    [InlineData("-", "weight.not-a-number")]
    [InlineData("+5", "weight.not-a-number")]
    [InlineData("--5", "weight.not-a-number")]
    [InlineData("5-", "weight.not-a-number")]
    [InlineData("5 磅", "weight.not-a-number")]
    [InlineData("5 lb", "weight.not-a-number")]
    [InlineData("5 tk", "weight.not-a-number")]
    [InlineData("1e3", "weight.not-a-number")]
    [InlineData("NaN", "weight.not-a-number")]
    [InlineData("5.", "weight.not-a-number")]
    [InlineData("1.2.3", "weight.not-a-number")]
    [InlineData("1,5 t", "weight.not-a-number")]
    [InlineData("0,500 t", "weight.not-a-number")]
    [InlineData("1,2345", "weight.not-a-number")]
    [InlineData("1234,567", "weight.not-a-number")]
    [InlineData("1,234 567", "weight.not-a-number")]
    [InlineData("20 5", "weight.not-a-number")]
    [InlineData("٣ 斤", "weight.not-a-number")]
    [InlineData("两三百斤", "weight.not-a-number")]
    [InlineData("二五〇斤", "weight.not-a-number")]
    [InlineData("三零斤", "weight.not-a-number")]
    [InlineData("三百零斤", "weight.not-a-number")]
    [InlineData("一万零零五斤", "weight.not-a-number")]
    [InlineData("三百五百斤", "weight.not-a-number")]
    [InlineData("三百二万斤", "weight.not-a-number")]
    [InlineData("五万万斤", "weight.not-a-number")]
    [InlineData("五万三十万斤", "weight.not-a-number")]
    [InlineData("零万斤", "weight.not-a-number")]
    [InlineData("3万零10000斤", "weight.not-a-number")]
    [InlineData("1.5吨半", "weight.not-a-number")]
    [InlineData("1.5吨200公斤", "weight.not-a-number")]
    [InlineData("半吨半斤", "weight.not-a-number")]
    [InlineData("三万12千斤", "weight.not-a-number")]
    [InlineData("3万50斤", "weight.not-a-number")]
    [InlineData("3万2.5斤", "weight.not-a-number")]
    [InlineData("1.5万3千斤", "weight.not-a-number")]
    [InlineData("1.5千零五斤", "weight.not-a-number")]
    [InlineData("1.5百十斤", "weight.not-a-number")]
    [InlineData("一百二点五斤", "weight.not-a-number")]
    [InlineData("点五斤", "weight.not-a-number")]
    [InlineData("二点斤", "weight.not-a-number")]
    [InlineData("二点五点五斤", "weight.not-a-number")]
    [InlineData("1万5千克", "weight.not-a-number")]
    [InlineData("一万五千克", "weight.not-a-number")]
    [InlineData("2半", "weight.not-a-number")]
    [InlineData("半半", "weight.not-a-number")]
    [InlineData("2吨半半", "weight.not-a-number")]
    [InlineData("2吨半\0", "weight.not-a-number")]
    [InlineData("2吨5", "weight.not-a-number")]
    [InlineData("200公斤1吨", "weight.not-a-number")]
    [InlineData("1吨1吨", "weight.not-a-number")]
    [InlineData("1吨2000斤", "weight.not-a-number")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", "weight.not-a-number")]
    [InlineData("0", "weight.not-positive")]
    [InlineData("零斤", "weight.not-positive")]
    [InlineData("0.000", "weight.not-positive")]
    [InlineData("-5", "weight.not-positive")]
    [InlineData("−三百斤", "weight.not-positive")]
    [InlineData("-0", "weight.not-positive")]
    [InlineData("0.001 斤", "weight.too-precise")]
    [InlineData("0.5 g", "weight.too-precise")]
    [InlineData("半克", "weight.too-precise")]
    [InlineData("1.0000001 t", "weight.too-precise")]
    [InlineData("10000000.000001 t", "weight.too-large")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234", "weight.too-large")]
    public void Says_what_is_wrong_with_a_text(string? text, string error)
    {
        var reading = WeightText.Read(text, WeightUnit.Jin);
        Assert.False(reading.Succeeded);
        Assert.Equal(error, reading.Error);
        Assert.Throws<InvalidOperationException>(() => reading.Value);
    }

    [Theory]
    [InlineData("2", WeightUnit.Gram, 2)]
    [InlineData("2", WeightUnit.Jin, 1_000)]
    [InlineData("2", WeightUnit.Kilogram, 2_000)]
    [InlineData("2", WeightUnit.Dan, 100_000)]
    [InlineData("2", WeightUnit.Tonne, 2_000_000)]
    [InlineData("半", WeightUnit.Tonne, 500_000)]
    [InlineData("2 kg", WeightUnit.Tonne, 2_000)]
    [InlineData("二斤", WeightUnit.Tonne, 1_000)]
    public void The_unit_in_the_text_wins_over_the_chosen_one(string text, WeightUnit chosen, long grams) =>
        Assert.Equal(new Weight(grams), WeightText.Read(text, chosen).Value);

    [Theory]
    [InlineData("2.5", "t", 2_500_000)]
    [InlineData("2.5e3", "kg", 2_500_000)]
    [InlineData("2.5E+3", "kg", 2_500_000)]
    [InlineData("2500e-0003", "t", 2_500_000)]
    [InlineData("0.001", "kg", 1)]
    [InlineData("0.002", "jin", 1)]
    [InlineData("0.00002", "dan", 1)]
    [InlineData("7", "g", 7)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000e00", "g", 0, "weight.not-positive")]
    [InlineData("0e999999999", "g", 0, "weight.not-positive")]
    [InlineData("-1", "g", 0, "weight.not-positive")]
    [InlineData("1e999999999", "g", 0, "weight.too-large")]
    [InlineData("1e99", "g", 0, "weight.too-large")]
    [InlineData("1e-999999999", "t", 0, "weight.too-precise")]
    [InlineData("0.0001", "kg", 0, "weight.too-precise")]
    [InlineData("", "kg", 0, "weight.empty")]
    [InlineData(null, "kg", 0, "weight.empty")]
    [InlineData("5", "lb", 0, "weight.unknown-unit")]
    [InlineData("5", null, 0, "weight.unknown-unit")]
    [InlineData("5 kg", "kg", 0, "weight.not-a-number")]
    [InlineData("2,500", "kg", 0, "weight.not-a-number")]
    [InlineData("５", "kg", 0, "weight.not-a-number")]
    [InlineData(".5", "kg", 0, "weight.not-a-number")]
    [InlineData("5.", "kg", 0, "weight.not-a-number")]
    [InlineData("1e", "kg", 0, "weight.not-a-number")]
    [InlineData("1e+", "kg", 0, "weight.not-a-number")]
    [InlineData("5\n", "kg", 0, "weight.not-a-number")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000005", "kg", 0, "weight.not-a-number")]
    public void Reads_the_amounts_of_programs(string? amount, string? unit, long grams, string? error = null)
    {
        var reading = WeightText.ReadAmount(amount, unit);
        Assert.Equal(error, reading.Error);
        if (error is null) Assert.Equal(new Weight(grams), reading.Value);
    }

    [Fact]
    public void No_text_makes_the_parsers_throw_and_every_value_is_in_range() => Gen.Select(
        Gen.OneOf(Gen.Char[Telling].Array[0, 12].Select(characters => new string(characters)), Gen.String, Gen.Char[Telling].Array[55, 70].Select(c => new string(c))),
        AnyUnit).Sample(
        (text, unit) =>
        {
            foreach (var reading in new[] { WeightText.Read(text, unit), WeightText.ReadAmount(text, unit.Code()) })
            {
                Assert.True(reading.Succeeded ? reading.Value > Weight.Zero && reading.Value <= WeightText.Largest : reading.Error!.StartsWith("weight.", StringComparison.Ordinal));
            }

            var money = MoneyText.Read(text);
            Assert.True(money.Succeeded ? money.Value >= Money.Zero && money.Value <= MoneyText.Largest : money.Error!.StartsWith("money.", StringComparison.Ordinal));
            foreach (var price in new[] { UnitPriceText.Read(text, unit), UnitPriceText.ReadAmount(text, unit.Code()) })
            {
                Assert.True(price.Succeeded ? price.Value.FenPerTonne > 0 && price.Value <= UnitPriceText.Largest : price.Error!.StartsWith("price.", StringComparison.Ordinal));
            }
        },
        iter: Cases.Count);

    [Fact]
    public void What_is_shown_reads_back_as_the_same_weight_in_every_unit_and_language() => Gen.Select(
        Gen.OneOf(Gen.Long[1, WeightText.Largest.Grams], Gen.Long[1, 2_000_000], Gen.Long[1, 20_000].Select(jin => jin * 500_000)), AnyUnit, AnyUnit, Gen.Bool).Sample(
        (grams, unit, chosen, chinese) =>
        {
            var weight = new Weight(grams);
            var culture = CultureInfo.GetCultureInfo(chinese ? "zh-CN" : "en");
            Assert.Equal(weight, WeightText.Read(weight.Show(unit, culture), chosen).Value);
            Assert.Equal(weight, WeightText.Read(weight.Show(culture), chosen).Value);
            Assert.Equal(weight, WeightText.Read(weight.Amount(unit), unit).Value);
            Assert.Equal(weight, WeightText.ReadAmount(weight.Amount(unit), unit.Code()).Value);
            var echo = weight.Echo(unit, culture).Split(" = ");
            Assert.Equal(2, echo.Length);
            Assert.All(echo, side => Assert.Equal(weight, WeightText.Read(side, chosen).Value));
        },
        iter: Cases.Count);

    [Fact]
    public void Every_number_said_in_Chinese_is_read() => Gen.Int[1, 99_999_999].Sample(
        number =>
        {
            Assert.Equal(Weight.Of(number, WeightUnit.Kilogram), WeightText.Read(Said(number) + "公斤", WeightUnit.Jin).Value);
        },
        iter: Cases.Count);

    /// <summary>A number below 10^8 in full Chinese numerals, written independently of the reader: by sections, zeros told once.</summary>
    private static string Said(int number)
    {
        if (number >= 10_000)
        {
            var rest = number % 10_000;
            return Said(number / 10_000) + "万" + (rest == 0 ? "" : rest < 1_000 ? "零" + Said(rest) : Said(rest));
        }

        const string digits = "零一二三四五六七八九";
        var said = "";
        foreach (var (place, word) in new[] { (1_000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = number / place % 10;
            if (digit > 0) said += digits[digit] + word;
            else if (said.Length > 0 && said[^1] != '零' && number % place > 0) said += "零";
        }

        return said;
    }
}
