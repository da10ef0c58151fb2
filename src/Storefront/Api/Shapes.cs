using System.Text.Json;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Api;

/// <summary>A weight as clients write it: an amount (string or number) with at most gram precision, and a unit g, jin, kg, dan or t.</summary>
public sealed record WeightIn(JsonElement Amount, string? Unit);

/// <summary>A unit price as clients write it: yuan with at most two decimals, per jin, kg, dan or t.</summary>
public sealed record PriceIn(JsonElement Amount, string? Per);

/// <summary>A weight as clients read it.</summary>
public sealed record WeightOut(long Grams, string Display)
{
    public static WeightOut Of(Weight weight) => new(weight.Grams, Shown.Weight(weight).ToString());

    public static WeightOut? OfNullable(Weight? weight) => weight is { } known ? Of(known) : null;
}

/// <summary>Money as clients read it.</summary>
public sealed record MoneyOut(long Fen, string Display)
{
    public static MoneyOut Of(Money money) => new(money.Fen, Shown.Money(money).ToString());
}

/// <summary>A unit price as clients read it.</summary>
public sealed record PriceOut(string Amount, string Per, long FenPerTonne, string Display)
{
    public static PriceOut Of(UnitPrice price)
    {
        var shown = Shown.Price(price);
        return new(shown.Number.Replace(",", "", StringComparison.Ordinal).TrimStart('¥'), price.Per.Code(), price.FenPerTonne, shown.ToString());
    }
}
