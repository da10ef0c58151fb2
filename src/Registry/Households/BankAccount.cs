namespace ConsumerAid.Registry.Households;

/// <summary>A bank account or card number. Passbooks of village banks carry no check digit, so only the form is checked.</summary>
public static class BankAccount
{
    /// <summary>8 to 32 digits without spaces, or null.</summary>
    public static string? Parse(string? text)
    {
        var number = Typed.Compact(text);
        return number.Length is >= 8 and <= 32 && number.AsSpan().ContainsOnlyDigits() ? number : null;
    }
}
