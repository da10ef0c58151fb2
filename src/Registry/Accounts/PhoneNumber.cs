using ConsumerAid.Registry.Households;

namespace ConsumerAid.Registry.Accounts;

/// <summary>A mobile number of mainland China.</summary>
public static class PhoneNumber
{
    /// <summary>
    /// The 11 digits, or null when it is none. Any spacing, dashes, dots, brackets and full-width digits, with or without +86, 86, 0086 or the 0
    /// that was once dialled before a mobile of another place, also a <c>tel:</c> link.
    /// </summary>
    public static string? Parse(string? text)
    {
        var digits = Typed.Compact(text);
        if (digits.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) digits = digits[4..];
        if (digits.StartsWith('+'))
        {
            if (!digits.StartsWith("+86", StringComparison.Ordinal)) return null;
            digits = digits[3..];
        }
        else if (digits.StartsWith("0086", StringComparison.Ordinal)) digits = digits[4..];
        else if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) digits = digits[2..];

        if (digits.Length == 12 && digits[0] == '0') digits = digits[1..];
        return digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9' && digits.AsSpan().ContainsOnlyDigits() ? digits : null;
    }
}
