namespace ConsumerAid.Foundation.Values;

/// <summary>A weight in whole grams. May be negative (a correction). The default value is zero.</summary>
/// <param name="Grams">Whole grams.</param>
public readonly record struct Weight(long Grams) : IComparable<Weight>
{
    /// <summary>No weight; the default value.</summary>
    public static Weight Zero => default;

    /// <summary>Whole units of a weight; overflow throws.</summary>
    public static Weight Of(long amount, WeightUnit unit) => new(checked(amount * unit.Grams()));

    public static Weight FromKilograms(long kilograms) => Of(kilograms, WeightUnit.Kilogram);

    public static Weight FromTonnes(long tonnes) => Of(tonnes, WeightUnit.Tonne);

    public bool IsPositive => Grams > 0;

    /// <summary>Whether this is a whole number of <paramref name="step"/>s; a zero step counts as one gram.</summary>
    public bool IsMultipleOf(Weight step) => step.Grams <= 1 || Grams % step.Grams == 0;

    public int CompareTo(Weight other) => Grams.CompareTo(other.Grams);

    public static Weight operator +(Weight left, Weight right) => new(checked(left.Grams + right.Grams));

    public static Weight operator -(Weight left, Weight right) => new(checked(left.Grams - right.Grams));

    public static Weight operator -(Weight weight) => new(checked(-weight.Grams));

    public static bool operator <(Weight left, Weight right) => left.Grams < right.Grams;

    public static bool operator >(Weight left, Weight right) => left.Grams > right.Grams;

    public static bool operator <=(Weight left, Weight right) => left.Grams <= right.Grams;

    public static bool operator >=(Weight left, Weight right) => left.Grams >= right.Grams;

    public static Weight Min(Weight left, Weight right) => left <= right ? left : right;

    public static Weight Max(Weight left, Weight right) => left >= right ? left : right;

    /// <summary>The sum; overflow throws.</summary>
    public static Weight Sum(IEnumerable<Weight> weights) => new(weights.Sum(weight => weight.Grams));

    public override string ToString() => $"{Grams} g";
}
