namespace ConsumerAid.Foundation.Values;

/// <summary>
/// A price per weight in whole fen per tonne, which is exact for prices in whole fen per 斤, 公斤 and 吨, with the unit in which it was quoted.
/// The default value is nothing per gram. Prices compare by <see cref="FenPerTonne"/>; two quotes of one price in different units are not equal.
/// </summary>
/// <param name="FenPerTonne">Whole fen per tonne, not negative.</param>
/// <param name="Per">The unit that the seller quoted; it decides how the price is shown, never what it is.</param>
public readonly record struct UnitPrice(long FenPerTonne, WeightUnit Per) : IComparable<UnitPrice>
{
    /// <summary>Whole fen for one unit, exact for every unit because each divides a tonne; overflow throws.</summary>
    public static UnitPrice Of(long fen, WeightUnit per) => new(checked(fen * (WeightUnit.Tonne.Grams() / per.Grams())), per);

    /// <summary>What <paramref name="weight"/> costs, to the fen; half a fen rounds away from zero. 128-bit in between; overflow throws.</summary>
    public Money For(Weight weight)
    {
        var product = (Int128)weight.Grams * FenPerTonne;
        var half = (Int128)(WeightUnit.Tonne.Grams() / 2);
        return new Money(checked((long)((product + (product < 0 ? -half : half)) / WeightUnit.Tonne.Grams())));
    }

    /// <summary>This price times <paramref name="hundredths"/>/100, rounded up to a whole fen per quoted unit, so that a minimum share is never undercut.</summary>
    public UnitPrice Share(int hundredths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hundredths);
        var grain = WeightUnit.Tonne.Grams() / Per.Grams();
        var exact = (Int128)FenPerTonne * hundredths;
        var divisor = (Int128)100 * grain;
        return new UnitPrice(checked((long)((exact + divisor - 1) / divisor * grain)), Per);
    }

    public int CompareTo(UnitPrice other) => FenPerTonne.CompareTo(other.FenPerTonne);

    public static bool operator <(UnitPrice left, UnitPrice right) => left.FenPerTonne < right.FenPerTonne;

    public static bool operator >(UnitPrice left, UnitPrice right) => left.FenPerTonne > right.FenPerTonne;

    public static bool operator <=(UnitPrice left, UnitPrice right) => left.FenPerTonne <= right.FenPerTonne;

    public static bool operator >=(UnitPrice left, UnitPrice right) => left.FenPerTonne >= right.FenPerTonne;
}
