using System.Globalization;

namespace ConsumerAid.Foundation.Values;

/// <summary>
/// Writes weights for people: exactly, with thousands separators and without zeros at the end; Chinese for a <c>zh</c> culture, English for any other. Where no culture
/// is given it is <see cref="CultureInfo.CurrentUICulture"/>. What is written here <see cref="WeightText.Read"/> reads back.
/// </summary>
public static class WeightDisplay
{
    private const long TenThousand = 10_000;

    /// <summary>The weight in a unit: 2,500 公斤, 5 万斤 (from ten thousand 斤 up, where whole), 801,800 吨; 2.5 t.</summary>
    public static string Show(this Weight weight, WeightUnit unit, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentUICulture;
        var myriad = TenThousand * WeightUnit.Jin.Grams();
        var inMyriads = unit == WeightUnit.Jin && IsChinese(culture) && Int128.Abs(weight.Grams) >= myriad && weight.Grams % WeightUnit.Jin.Grams() == 0;
        return inMyriads
            ? $"{Decimals.WriteExactly(weight.Grams, myriad)} 万斤"
            : $"{Decimals.WriteExactly(weight.Grams, unit.Grams())} {unit.Word(culture)}";
    }

    /// <summary>The weight in the metric unit that suits its size: 吨 from a tonne up, 公斤 from a kilogram up, else 克.</summary>
    public static string Show(this Weight weight, CultureInfo? culture = null) => weight.Show(SuitingUnit(weight), culture);

    /// <summary>The weight rounded to at most <paramref name="decimals"/> decimals, for headlines: 801,800 吨. Never for papers.</summary>
    public static string ShowRounded(this Weight weight, WeightUnit unit, int decimals, CultureInfo? culture = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        return $"{Decimals.WriteAtMost(weight.Grams, unit.Grams(), decimals)} {unit.Word(culture)}";
    }

    /// <summary>The weight without its unit, as an input field wants it: 2500.5.</summary>
    public static string Amount(this Weight weight, WeightUnit unit) => Decimals.WriteExactly(weight.Grams, unit.Grams()).Replace(",", "", StringComparison.Ordinal);

    /// <summary>What was typed and the same in the unit beside it: 500 斤 = 250 公斤; 2.5 t = 2,500 kg.</summary>
    public static string Echo(this Weight weight, WeightUnit unit, CultureInfo? culture = null) => $"{weight.Show(unit, culture)} = {weight.Counterpart(unit, culture)}";

    /// <summary>The weight in the unit beside the one typed: 公斤 for 斤 and 担, 斤 for the metric units in Chinese; in English kg, and t for kg.</summary>
    public static string Counterpart(this Weight weight, WeightUnit unit, CultureInfo? culture = null)
    {
        var beside = unit switch
        {
            WeightUnit.Jin or WeightUnit.Dan => WeightUnit.Kilogram,
            _ when IsChinese(culture ?? CultureInfo.CurrentUICulture) => WeightUnit.Jin,
            WeightUnit.Kilogram => WeightUnit.Tonne,
            _ => WeightUnit.Kilogram,
        };
        return weight.Show(beside, culture);
    }

    /// <summary>The unit's word: 公斤, kg.</summary>
    public static string Word(this WeightUnit unit, CultureInfo? culture = null) => !IsChinese(culture ?? CultureInfo.CurrentUICulture)
        ? unit.Code()
        : unit switch
        {
            WeightUnit.Gram => "克",
            WeightUnit.Jin => "斤",
            WeightUnit.Kilogram => "公斤",
            WeightUnit.Dan => "担",
            WeightUnit.Tonne => "吨",
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };

    internal static bool IsChinese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh";

    private static WeightUnit SuitingUnit(Weight weight) => Int128.Abs(weight.Grams) switch
    {
        var grams when grams >= WeightUnit.Tonne.Grams() => WeightUnit.Tonne,
        var grams when grams >= WeightUnit.Kilogram.Grams() => WeightUnit.Kilogram,
        _ => WeightUnit.Gram,
    };
}
