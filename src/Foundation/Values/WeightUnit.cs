namespace ConsumerAid.Foundation.Values;

/// <summary>The units in which people say a weight. Storage knows grams only.</summary>
public enum WeightUnit
{
    /// <summary>克, 1 g.</summary>
    Gram,

    /// <summary>斤, 500 g.</summary>
    Jin,

    /// <summary>公斤, 1,000 g.</summary>
    Kilogram,

    /// <summary>担, 50 kg.</summary>
    Dan,

    /// <summary>吨, 1,000 kg.</summary>
    Tonne,
}

/// <summary>Sizes and codes of <see cref="WeightUnit"/>.</summary>
public static class WeightUnits
{
    /// <summary>All units, smallest first.</summary>
    public static IReadOnlyList<WeightUnit> All { get; } = [WeightUnit.Gram, WeightUnit.Jin, WeightUnit.Kilogram, WeightUnit.Dan, WeightUnit.Tonne];

    /// <summary>Grams in one unit.</summary>
    public static long Grams(this WeightUnit unit) => unit switch
    {
        WeightUnit.Gram => 1,
        WeightUnit.Jin => 500,
        WeightUnit.Kilogram => 1_000,
        WeightUnit.Dan => 50_000,
        WeightUnit.Tonne => 1_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The unit's code in the API: g, jin, kg, dan, t.</summary>
    public static string Code(this WeightUnit unit) => unit switch
    {
        WeightUnit.Gram => "g",
        WeightUnit.Jin => "jin",
        WeightUnit.Kilogram => "kg",
        WeightUnit.Dan => "dan",
        WeightUnit.Tonne => "t",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The unit with this API code, or null.</summary>
    public static WeightUnit? FromCode(string? code) => code switch
    {
        "g" => WeightUnit.Gram,
        "jin" => WeightUnit.Jin,
        "kg" => WeightUnit.Kilogram,
        "dan" => WeightUnit.Dan,
        "t" => WeightUnit.Tonne,
        _ => null,
    };
}
