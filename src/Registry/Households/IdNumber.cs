using System.Globalization;

namespace ConsumerAid.Registry.Households;

/// <summary>The citizen's ID number of GB 11643-1999: division, birthday, order number, check character (ISO 7064 MOD 11-2).</summary>
public static class IdNumber
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// The number in 18 characters, or null when its form, its birthday or its check character is wrong. The 15 digits of before 1999 are refused.
    /// </summary>
    /// <param name="text">In any spacing, x or X.</param>
    /// <param name="today">Nobody is born later.</param>
    public static string? Parse(string? text, DateOnly today)
    {
        var number = Typed.Compact(text).ToUpperInvariant();
        if (number.Length != 18 || !number.AsSpan(0, 17).ContainsOnlyDigits() || number[17] != CheckCharacter(number)) return null;
        return DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthday)
            && birthday.Year >= 1880 && birthday <= today
            ? number
            : null;
    }

    private static char CheckCharacter(string number)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (number[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }
}

/// <summary>Plain digits only: <see cref="char.IsDigit(char)"/> also takes those of other scripts.</summary>
internal static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
