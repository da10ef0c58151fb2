namespace ConsumerAid.Foundation.Values;

/// <summary>
/// Reads a price per weight as people type it and as programs send it: yuan with at most two decimals for one unit. Errors: <c>price.empty</c>, <c>price.not-a-number</c>,
/// <c>price.not-positive</c>, <c>price.too-large</c> (over <see cref="Largest"/>), <c>price.too-precise</c> (a fraction of a fen per unit), <c>price.unknown-unit</c>
/// (programs only).
/// </summary>
public static class UnitPriceText
{
    /// <summary>A hundred thousand yuan per kilogram: the <see cref="WeightText.Largest"/> weight at this price is still money.</summary>
    public static UnitPrice Largest { get; } = UnitPrice.Of(10_000_000, WeightUnit.Kilogram);

    /// <summary>Reads what a person typed: 3.2 · ￥3.20 · 3.2元/斤 · 3,200 元每吨. A unit in the text wins over the one chosen beside the field.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="per">The unit chosen beside the field, for a text without one.</param>
    public static Reading<UnitPrice> Read(string? text, WeightUnit per)
    {
        if (string.IsNullOrWhiteSpace(text)) return Reading<UnitPrice>.Failed("price.empty");
        if (TypedText.Of(text.Trim()) is not { } typed || MoneyText.TakeFen(typed) is not { } fen) return NotANumber;
        if (typed.Take('/') || typed.Take('每'))
        {
            if (UnitWord.Take(typed)?.Unit is not { } written) return NotANumber;
            per = written;
        }

        return typed.AtEnd ? ToPrice(fen, per) : NotANumber;
    }

    /// <summary>Reads what a program sent: <c>{"amount":"3.20","per":"kg"}</c>, the amount a JSON number or a string in the form of one.</summary>
    /// <param name="amount">Yuan, for a JSON number as it stood in the document.</param>
    /// <param name="unitCode">g, jin, kg, dan or t.</param>
    public static Reading<UnitPrice> ReadAmount(string? amount, string? unitCode)
    {
        if (string.IsNullOrEmpty(amount)) return Reading<UnitPrice>.Failed("price.empty");
        if (WeightUnits.FromCode(unitCode) is not { } unit) return Reading<UnitPrice>.Failed("price.unknown-unit");
        return JsonNumber.Read(amount) is { } yuan ? ToPrice(yuan * 100, unit) : NotANumber;
    }

    private static Reading<UnitPrice> NotANumber => Reading<UnitPrice>.Failed("price.not-a-number");

    private static Reading<UnitPrice> ToPrice(Ratio fen, WeightUnit per) =>
        fen.ToWhole(1, Largest.FenPerTonne / (WeightUnit.Tonne.Grams() / per.Grams()), "price").Select(whole => UnitPrice.Of(whole, per));
}
