using System.Globalization;
using ConsumerAid.Foundation.Values;
using Xunit;

namespace ConsumerAid.Foundation.Tests.Values;

public sealed class DisplayTests
{
    private static readonly CultureInfo Zh = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData(2_500_000, WeightUnit.Kilogram, "2,500 公斤", "2,500 kg")]
    [InlineData(2_500_000, WeightUnit.Tonne, "2.5 吨", "2.5 t")]
    [InlineData(801_800_000_000, WeightUnit.Tonne, "801,800 吨", "801,800 t")]
    [InlineData(25_000_000, WeightUnit.Jin, "5 万斤", "50,000 jin")]
    [InlineData(26_605_000, WeightUnit.Jin, "5.321 万斤", "53,210 jin")]
    [InlineData(26_605_001, WeightUnit.Jin, "53,210.002 斤", "53,210.002 jin")]
    [InlineData(4_999_500, WeightUnit.Jin, "9,999 斤", "9,999 jin")]
    [InlineData(5_000_000, WeightUnit.Jin, "1 万斤", "10,000 jin")]
    [InlineData(-5_000_000, WeightUnit.Jin, "-1 万斤", "-10,000 jin")]
    [InlineData(61_725_000_000, WeightUnit.Jin, "12,345 万斤", "123,450,000 jin")]
    [InlineData(1, WeightUnit.Tonne, "0.000001 吨", "0.000001 t")]
    [InlineData(1, WeightUnit.Dan, "0.00002 担", "0.00002 dan")]
    [InlineData(-1_500, WeightUnit.Kilogram, "-1.5 公斤", "-1.5 kg")]
    [InlineData(0, WeightUnit.Jin, "0 斤", "0 jin")]
    [InlineData(12_345, WeightUnit.Gram, "12,345 克", "12,345 g")]
    [InlineData(long.MinValue, WeightUnit.Gram, "-9,223,372,036,854,775,808 克", "-9,223,372,036,854,775,808 g")]
    public void A_weight_is_shown_exactly_in_the_unit(long grams, WeightUnit unit, string chinese, string english)
    {
        Assert.Equal(chinese, new Weight(grams).Show(unit, Zh));
        Assert.Equal(english, new Weight(grams).Show(unit, En));
    }

    [Theory]
    [InlineData(250_000, WeightUnit.Jin, "500 斤 = 250 公斤", "500 jin = 250 kg")]
    [InlineData(250_000, WeightUnit.Kilogram, "250 公斤 = 500 斤", "250 kg = 0.25 t")]
    [InlineData(5_000_000, WeightUnit.Tonne, "5 吨 = 1 万斤", "5 t = 5,000 kg")]
    [InlineData(100_000, WeightUnit.Dan, "2 担 = 100 公斤", "2 dan = 100 kg")]
    [InlineData(750, WeightUnit.Gram, "750 克 = 1.5 斤", "750 g = 0.75 kg")]
    public void The_echo_shows_both_units(long grams, WeightUnit unit, string chinese, string english)
    {
        Assert.Equal(chinese, new Weight(grams).Echo(unit, Zh));
        Assert.Equal(english, new Weight(grams).Echo(unit, En));
    }

    [Theory]
    [InlineData(999, "999 克")]
    [InlineData(1_000, "1 公斤")]
    [InlineData(999_999, "999.999 公斤")]
    [InlineData(1_000_000, "1 吨")]
    [InlineData(-2_500_000, "-2.5 吨")]
    [InlineData(0, "0 克")]
    public void Without_a_unit_the_metric_one_of_its_size_is_taken(long grams, string expected) => Assert.Equal(expected, new Weight(grams).Show(Zh));

    [Theory]
    [InlineData(801_799_500_000, 0, "801,800 吨")]
    [InlineData(801_799_499_999, 0, "801,799 吨")]
    [InlineData(1_250_000, 1, "1.3 吨")]
    [InlineData(1_000_000, 2, "1 吨")]
    [InlineData(10_000_000, 0, "10 吨")]
    [InlineData(-1_500_000, 0, "-2 吨")]
    [InlineData(-1, 2, "0 吨")]
    public void A_headline_weight_is_rounded_half_up(long grams, int decimals, string expected) =>
        Assert.Equal(expected, new Weight(grams).ShowRounded(WeightUnit.Tonne, decimals, Zh));

    [Fact]
    public void Only_sensible_numbers_of_decimals_are_rounded_to()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Weight.Zero.ShowRounded(WeightUnit.Tonne, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Weight.Zero.ShowRounded(WeightUnit.Tonne, 7));
        Assert.Equal("1.234568 吨", new Weight(1_234_568).ShowRounded(WeightUnit.Tonne, 6, Zh));
    }

    [Theory]
    [InlineData(2_500_500, WeightUnit.Kilogram, "2500.5")]
    [InlineData(1_234_567_000_000, WeightUnit.Tonne, "1234567")]
    public void An_amount_for_a_field_has_no_separators(long grams, WeightUnit unit, string expected) => Assert.Equal(expected, new Weight(grams).Amount(unit));

    [Theory]
    [InlineData(123_450, "¥1,234.50")]
    [InlineData(5, "¥0.05")]
    [InlineData(0, "¥0.00")]
    [InlineData(-320, "-¥3.20")]
    [InlineData(long.MinValue, "-¥92,233,720,368,547,758.08")]
    public void Money_is_shown_to_the_fen(long fen, string expected) => Assert.Equal(expected, new Money(fen).Show());

    [Theory]
    [InlineData(999_999, "¥9,999.99", "¥9,999.99")]
    [InlineData(1_000_000, "¥1 万", "¥10,000.00")]
    [InlineData(12_345_600, "¥12.35 万", "¥123,456.00")]
    [InlineData(99_999_999, "¥100 万", "¥999,999.99")]
    [InlineData(100_000_000, "¥100 万", "¥1 m")]
    [InlineData(9_999_994_999, "¥9,999.99 万", "¥100 m")]
    [InlineData(9_999_995_000, "¥1 亿", "¥100 m")]
    [InlineData(99_999_499_999, "¥10 亿", "¥999.99 m")]
    [InlineData(99_999_500_000, "¥10 亿", "¥1 bn")]
    [InlineData(146_932_000_000, "¥14.69 亿", "¥1.47 bn")]
    [InlineData(-12_345_600, "-¥12.35 万", "-¥123,456.00")]
    [InlineData(-246_932_000_000, "-¥24.69 亿", "-¥2.47 bn")]
    public void Headline_money_speaks_in_large_units(long fen, string chinese, string english)
    {
        Assert.Equal(chinese, new Money(fen).Headline(Zh));
        Assert.Equal(english, new Money(fen).Headline(En));
    }

    [Theory]
    [InlineData(320_000, WeightUnit.Kilogram, "¥3.20/公斤", "¥3.20/kg")]
    [InlineData(320_000, WeightUnit.Jin, "¥1.60/斤", "¥1.60/jin")]
    [InlineData(321_000, WeightUnit.Jin, "¥1.605/斤", "¥1.605/jin")]
    [InlineData(320_020, WeightUnit.Jin, "¥1.6001/斤", "¥1.6001/jin")]
    [InlineData(320_537, WeightUnit.Jin, "≈¥1.6027/斤", "≈¥1.6027/jin")]
    [InlineData(320_000, WeightUnit.Tonne, "¥3,200.00/吨", "¥3,200.00/t")]
    [InlineData(320_000, WeightUnit.Gram, "¥0.0032/克", "¥0.0032/g")]
    [InlineData(-320_000, WeightUnit.Kilogram, "-¥3.20/公斤", "-¥3.20/kg")]
    public void A_price_is_shown_per_any_unit(long fenPerTonne, WeightUnit per, string chinese, string english)
    {
        var price = new UnitPrice(fenPerTonne, WeightUnit.Kilogram);
        Assert.Equal(chinese, price.Show(per, Zh));
        Assert.Equal(english, price.Show(per, En));
        Assert.Equal(chinese, (price with { Per = per }).Show(Zh));
    }

    [Theory]
    [InlineData(320_000, WeightUnit.Kilogram, "3.20")]
    [InlineData(123_456_700, WeightUnit.Tonne, "1234567.00")]
    [InlineData(321_000, WeightUnit.Jin, "1.605")]
    public void A_price_for_a_field_has_no_sign(long fenPerTonne, WeightUnit per, string expected) => Assert.Equal(expected, new UnitPrice(fenPerTonne, per).Amount());

    [Fact]
    public void The_readers_language_is_the_default()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = En;
            Assert.Equal("500 jin = 250 kg", new Weight(250_000).Echo(WeightUnit.Jin));
            Assert.Equal("1 t", Weight.FromTonnes(1).Show());
            Assert.Equal("¥1 m", Money.FromYuan(1_000_000).Headline());
            Assert.Equal("¥3.20/kg", UnitPrice.Of(320, WeightUnit.Kilogram).Show());
            CultureInfo.CurrentUICulture = Zh;
            Assert.Equal("500 斤 = 250 公斤", new Weight(250_000).Echo(WeightUnit.Jin));
            Assert.Equal("1 吨", Weight.FromTonnes(1).Show());
            Assert.Equal("¥100 万", Money.FromYuan(1_000_000).Headline());
            Assert.Equal("¥3.20/公斤", UnitPrice.Of(320, WeightUnit.Kilogram).Show());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
