namespace ConsumerAid.Orders.Trade;

/// <summary>When the buyer pays. Sixty days are the longest that law leaves (国务院令第802号, 保障中小企业款项支付条例).</summary>
public enum PaymentTerms
{
    Prepaid,
    OnReceipt,
    Net7,
    Net15,
    Net30,
    Net60,
}

/// <summary>What the unit price covers.</summary>
public enum PriceBasis
{
    /// <summary>At the cooperative's gate; freight apart.</summary>
    ExCooperative,
}

/// <summary>How value added tax applies to a line.</summary>
public enum VatKind
{
    /// <summary>Self-produced farm goods sold by a cooperative are exempt (增值税法 art. 24; 财税〔2008〕81号).</summary>
    ExemptOwnProduce,
}

/// <summary>Codes and days of <see cref="PaymentTerms"/>.</summary>
public static class PaymentTermsCodes
{
    /// <summary>The longest term, in days after acceptance.</summary>
    public const int MostDays = 60;

    /// <summary>All codes, in the order of the enum.</summary>
    public static IEnumerable<string> All => Enum.GetValues<PaymentTerms>().Select(Codes.Of);

    public static string Code(this PaymentTerms terms) => Codes.Of(terms);

    /// <summary>The terms with this code, or null.</summary>
    public static PaymentTerms? FromCode(string? code) => Codes.Parse<PaymentTerms>(code);

    /// <summary>Whether the code asks for more days than <see cref="MostDays"/>.</summary>
    public static bool IsTooLong(string? code) =>
        code is not null && code.StartsWith("net-", StringComparison.Ordinal) && int.TryParse(code.AsSpan(4), out var days) && days > MostDays;
}
