using System.Globalization;

namespace ConsumerAid.Foundation.Values;

/// <summary>Writes money and prices for people. Where no culture is given it is <see cref="CultureInfo.CurrentUICulture"/>.</summary>
public static class MoneyDisplay
{
    private const long FenPerYuan = 100;
    private const long FenPerMyriad = 10_000 * FenPerYuan;
    private const long FenPerMillion = 1_000_000 * FenPerYuan;

    /// <summary>To the fen: ¥1,234.50, -¥3.20.</summary>
    public static string Show(this Money money) => Signed(money.Fen, Decimals.Write(Int128.Abs(money.Fen), FenPerYuan, 2));

    /// <summary>
    /// Rounded to at most two decimals of a large unit, for headlines and never for papers: ¥14.69 亿, ¥12.5 万 from ten thousand yuan up; in English ¥1.47 bn, ¥12.5 m
    /// from a million yuan up. Below that to the fen.
    /// </summary>
    public static string Headline(this Money money, CultureInfo? culture = null)
    {
        var (small, smallWord, large, largeWord) = WeightDisplay.IsChinese(culture ?? CultureInfo.CurrentUICulture)
            ? (FenPerMyriad, "万", FenPerMyriad * 10_000, "亿")
            : (FenPerMillion, "m", FenPerMillion * 1_000, "bn");
        var fen = Int128.Abs(money.Fen);
        if (fen < small) return money.Show();
        // From half of the small unit's last place below, rounding would write 10,000 万 for 1 亿.
        var (scale, word) = fen < large - small / 200 ? (small, smallWord) : (large, largeWord);
        return $"{Signed(money.Fen, Decimals.WriteAtMost(fen, scale, 2))} {word}";
    }

    /// <summary>The price as it was quoted: ¥3.20/公斤, ¥3.20/kg.</summary>
    public static string Show(this UnitPrice price, CultureInfo? culture = null) => price.Show(price.Per, culture);

    /// <summary>The price for another unit, exactly: ¥1.605/斤. Where four decimals of a yuan do not suffice, the rounded price says that it is one: ≈¥1.6027/斤.</summary>
    public static string Show(this UnitPrice price, WeightUnit per, CultureInfo? culture = null)
    {
        var fen = (Int128)price.FenPerTonne * per.Grams();
        var scale = WeightUnit.Tonne.Grams() * FenPerYuan;
        var needed = Decimals.Needed(fen, scale);
        var about = needed > 4 ? "≈" : "";
        return $"{about}{Signed(price.FenPerTonne, Decimals.Write(Int128.Abs(fen), scale, Math.Clamp(needed, 2, 4)))}/{per.Word(culture)}";
    }

    /// <summary>The yuan of the price as quoted, without sign and unit, as the API and an input field want it: 3.20. More than two decimals only where fen do not suffice.</summary>
    public static string Amount(this UnitPrice price)
    {
        var fen = (Int128)price.FenPerTonne * price.Per.Grams();
        var scale = WeightUnit.Tonne.Grams() * FenPerYuan;
        return Decimals.Write(fen, scale, Math.Max(2, Decimals.Needed(fen, scale))).Replace(",", "", StringComparison.Ordinal);
    }

    private static string Signed(long sign, string amount) => sign < 0 ? $"-¥{amount}" : $"¥{amount}";
}
