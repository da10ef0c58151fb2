using System.Globalization;

namespace ConsumerAid.Foundation.Values;

/// <summary>Whole numbers of a small unit written in a larger one, with thousands separators, without rounding unless asked.</summary>
public static class Decimals
{
    /// <summary>How many decimals <paramref name="amount"/>/<paramref name="scale"/> needs to be written exactly.</summary>
    /// <param name="amount">Any whole number.</param>
    /// <param name="scale">A product of twos and fives, so that the digits end.</param>
    public static int Needed(Int128 amount, long scale)
    {
        var rest = Int128.Abs(amount) % scale;
        var decimals = 0;
        for (; rest != 0; decimals++) rest = rest * 10 % scale;
        return decimals;
    }

    /// <summary><paramref name="amount"/>/<paramref name="scale"/> with this many decimals; half of the last place rounds away from zero.</summary>
    public static string Write(Int128 amount, long scale, int decimals)
    {
        var power = Int128.One;
        for (var i = 0; i < decimals; i++) power *= 10;
        var places = (Int128.Abs(amount) * power * 2 + scale) / ((Int128)scale * 2);
        var sign = amount < 0 && places != 0 ? "-" : "";
        var whole = (places / power).ToString("N0", CultureInfo.InvariantCulture);
        return decimals == 0 ? sign + whole : $"{sign}{whole}.{(places % power).ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0')}";
    }

    /// <summary><paramref name="amount"/>/<paramref name="scale"/> exactly, without zeros at the end.</summary>
    public static string WriteExactly(Int128 amount, long scale) => Write(amount, scale, Needed(amount, scale));

    /// <summary><paramref name="amount"/>/<paramref name="scale"/> with at most this many decimals, without zeros at the end.</summary>
    public static string WriteAtMost(Int128 amount, long scale, int decimals)
    {
        var written = Write(amount, scale, decimals);
        return decimals == 0 ? written : written.TrimEnd('0').TrimEnd('.');
    }
}
