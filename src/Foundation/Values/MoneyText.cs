namespace ConsumerAid.Foundation.Values;

/// <summary>
/// Reads an amount of yuan as people type it, to the fen: 1,234.5 · ￥3.20 · 50 元 · 5万元. Errors: <c>money.empty</c>, <c>money.not-a-number</c>, <c>money.negative</c>,
/// <c>money.too-large</c> (over <see cref="Largest"/>), <c>money.too-precise</c> (a fraction of a fen).
/// </summary>
public static class MoneyText
{
    /// <summary>A million million yuan.</summary>
    public static Money Largest { get; } = Money.FromYuan(1_000_000_000_000);

    /// <summary>Reads zero or more.</summary>
    public static Reading<Money> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Reading<Money>.Failed("money.empty");
        if (TypedText.Of(text.Trim()) is not { } typed) return Reading<Money>.Failed("money.not-a-number");
        return TakeFen(typed) is { } fen && typed.AtEnd
            ? fen.ToWhole(0, Largest.Fen, "money").Select(whole => new Money(whole))
            : Reading<Money>.Failed("money.not-a-number");
    }

    /// <summary>The amount that comes next in the text, with its sign of currency in front or behind, in fen; or null.</summary>
    internal static Ratio? TakeFen(TypedText text)
    {
        var negative = text.Take('-');
        var named = text.Take('¥') || text.Take("cny") || text.Take("rmb");
        if (NumeralText.Read(text) is not { } yuan) return null;
        if (!named && !text.Take('元') && !text.Take('块') && !text.Take('圆') && !text.Take("yuan") && !text.Take("cny")) text.Take("rmb");
        return yuan.Value * (negative ? -100 : 100);
    }
}
