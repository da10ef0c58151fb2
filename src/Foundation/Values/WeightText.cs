namespace ConsumerAid.Foundation.Values;

/// <summary>
/// Reads a weight as people type it and as programs send it, exactly and to the gram. Errors: <c>weight.empty</c>, <c>weight.not-a-number</c>, <c>weight.not-positive</c>,
/// <c>weight.too-large</c> (over <see cref="Largest"/>), <c>weight.too-precise</c> (a fraction of a gram), <c>weight.unknown-unit</c> (programs only).
/// </summary>
public static class WeightText
{
    /// <summary>Ten million tonnes, twelve times what the whole province sold: more is a slip, and sums and prices of less cannot overflow.</summary>
    public static Weight Largest { get; } = Weight.FromTonnes(10_000_000);

    /// <summary>
    /// Reads what a person typed: 2,500 · 1.5 t · ２５００ 斤 · 三百斤 · 5万斤 · 2吨半 · 半斤 · 3斤2两 · 1吨200公斤. A unit in the text wins over the one chosen beside the field;
    /// in a sum of parts each is less than one unit of the part before, and only the last may be broken.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="unit">The unit chosen beside the field, for a text without one.</param>
    public static Reading<Weight> Read(string? text, WeightUnit unit)
    {
        if (string.IsNullOrWhiteSpace(text)) return Reading<Weight>.Failed("weight.empty");
        if (TypedText.Of(text.Trim()) is not { } typed) return NotANumber;
        var negative = typed.Take('-');
        if (ReadGrams(typed, unit) is not { } grams) return NotANumber;
        return negative ? Reading<Weight>.Failed("weight.not-positive") : ToWeight(grams);
    }

    /// <summary>Reads what a program sent: <c>{"amount":"2.5","unit":"t"}</c>, the amount a JSON number or a string in the form of one.</summary>
    /// <param name="amount">The amount's characters, for a JSON number as it stood in the document.</param>
    /// <param name="unitCode">g, jin, kg, dan or t.</param>
    public static Reading<Weight> ReadAmount(string? amount, string? unitCode)
    {
        if (string.IsNullOrEmpty(amount)) return Reading<Weight>.Failed("weight.empty");
        if (WeightUnits.FromCode(unitCode) is not { } unit) return Reading<Weight>.Failed("weight.unknown-unit");
        return JsonNumber.Read(amount) is { } number ? ToWeight(number * unit.Grams()) : NotANumber;
    }

    private static Reading<Weight> NotANumber => Reading<Weight>.Failed("weight.not-a-number");

    private static Reading<Weight> ToWeight(Ratio grams) => grams.ToWhole(1, Largest.Grams, "weight").Select(whole => new Weight(whole));

    private static Ratio? ReadGrams(TypedText text, WeightUnit chosen)
    {
        Ratio sum = 0;
        long? unitBefore = null;
        var broken = false;
        while (!text.AtEnd)
        {
            if (broken) return null;
            var half = text.Take('半');
            if (half && text.AtEnd && unitBefore is { } halved) return sum + Ratio.Half * halved;
            var quantity = half ? new NumeralText.Numeral(Ratio.Half, Shortened: false) : NumeralText.Read(text);
            if (quantity is not { } read) return null;
            if (text.AtEnd && unitBefore is null) return read.Value * chosen.Grams();
            // 1万5千克 is 15 t to one reader and 15 kg to another.
            if (UnitWord.Take(text) is not { } unit || (unit.IsThousandGrams && read.Shortened)) return null;
            var part = read.Value * unit.Grams;
            if (unitBefore is { } before && !(part < before)) return null;
            broken = !read.Value.IsWhole;
            sum += part;
            unitBefore = unit.Grams;
        }

        return unitBefore is null ? null : sum;
    }
}
