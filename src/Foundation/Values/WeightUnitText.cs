namespace ConsumerAid.Foundation.Values;

/// <summary>A unit word as it was typed.</summary>
/// <param name="Grams">Grams in one.</param>
/// <param name="Unit">The unit; null for 两, in which nothing is sold or shown.</param>
/// <param name="IsThousandGrams">Whether the word was 千克, whose first character is also a numeral.</param>
internal readonly record struct UnitWord(long Grams, WeightUnit? Unit, bool IsThousandGrams = false)
{
    private static readonly (string Word, UnitWord Unit)[] Chinese =
    [
        ("千克", new(1_000, WeightUnit.Kilogram, IsThousandGrams: true)),
        ("公斤", Of(WeightUnit.Kilogram)),
        ("市斤", Of(WeightUnit.Jin)),
        ("市担", Of(WeightUnit.Dan)),
        ("公吨", Of(WeightUnit.Tonne)),
        ("公克", Of(WeightUnit.Gram)),
        ("吨", Of(WeightUnit.Tonne)),
        ("担", Of(WeightUnit.Dan)),
        ("斤", Of(WeightUnit.Jin)),
        ("两", new(50, null)),
        ("克", Of(WeightUnit.Gram)),
    ];

    public static UnitWord Of(WeightUnit unit) => new(unit.Grams(), unit);

    /// <summary>The unit that comes next in the text, or null.</summary>
    public static UnitWord? Take(TypedText text)
    {
        foreach (var (word, unit) in Chinese)
        {
            if (text.Take(word)) return unit;
        }

        return text.TakeLetters() switch
        {
            "g" or "gram" or "grams" => Of(WeightUnit.Gram),
            "jin" => Of(WeightUnit.Jin),
            "kg" or "kgs" or "kilo" or "kilos" or "kilogram" or "kilograms" => Of(WeightUnit.Kilogram),
            "dan" => Of(WeightUnit.Dan),
            "t" or "ton" or "tons" or "tonne" or "tonnes" => Of(WeightUnit.Tonne),
            _ => null,
        };
    }
}
