using System.Numerics;

namespace ConsumerAid.Foundation.Values;

/// <summary>An exact number on its way from a text to whole grams or fen. Not reduced; never stored.</summary>
/// <param name="Numerator">Any whole number.</param>
/// <param name="Denominator">Above zero.</param>
internal readonly record struct Ratio(BigInteger Numerator, BigInteger Denominator)
{
    public static Ratio Half { get; } = new(1, 2);

    public bool IsWhole => Numerator % Denominator == 0;

    public static implicit operator Ratio(long whole) => new(whole, 1);

    public static Ratio operator +(Ratio left, Ratio right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Ratio operator *(Ratio left, long right) => new(left.Numerator * right, left.Denominator);

    public static bool operator <(Ratio left, long right) => left.Numerator < right * left.Denominator;

    public static bool operator >(Ratio left, long right) => left.Numerator > right * left.Denominator;

    /// <summary>Digits with an optional decimal point, such as <c>12.50</c>.</summary>
    public static Ratio OfDigits(string whole, string decimals) =>
        new(BigInteger.Parse(whole + decimals, System.Globalization.CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals.Length));

    /// <summary>This as a whole number from <paramref name="least"/> to <paramref name="largest"/>, or what stands against it.</summary>
    /// <param name="least">The least value allowed, 0 or 1.</param>
    /// <param name="largest">The largest value allowed.</param>
    /// <param name="subject">The first half of the error codes.</param>
    public Reading<long> ToWhole(int least, long largest, string subject)
    {
        if (Numerator.Sign < least) return Reading<long>.Failed(subject + (least == 0 ? ".negative" : ".not-positive"));
        if (this > largest) return Reading<long>.Failed(subject + ".too-large");
        if (!IsWhole) return Reading<long>.Failed(subject + ".too-precise");
        return Reading<long>.Of((long)(Numerator / Denominator));
    }
}
