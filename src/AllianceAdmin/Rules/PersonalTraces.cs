using System.Text;
using System.Text.RegularExpressions;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>What in a text looks like a person's number.</summary>
internal enum PersonalTrace
{
    IdNumber,
    Phone,
    BankAccount,
}

/// <summary>
/// Finds ID numbers (18 characters with a right check character, GB 11643), mobile phones (11 digits from 13 to 19) and bank cards (16 to 19 digits) in a text, also where digits are full-width or set apart
/// by spaces and dashes. Longer runs of digits and other numbers are no one's.
/// </summary>
internal static partial class PersonalTraces
{
    private const int LongestText = 20_000;
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static IReadOnlyList<PersonalTrace> In(string text)
    {
        var found = new List<PersonalTrace>();
        var plain = (text.Length > LongestText ? text[..LongestText] : text).Normalize(NormalizationForm.FormKC);
        foreach (Match match in Run().Matches(plain))
        {
            // Set apart they may be one number or several.
            var parts = match.Value.Split(' ', '-');
            if (Of(string.Concat(parts)) is { } whole) found.Add(whole);
            else found.AddRange(parts.Select(Of).OfType<PersonalTrace>());
        }

        return found;
    }

    private static PersonalTrace? Of(string number)
    {
        var digits = number.ToUpperInvariant();
        if (IsIdNumber(digits)) return PersonalTrace.IdNumber;
        if (IsPhone(digits)) return PersonalTrace.Phone;
        return digits.Length is >= 16 and <= 19 && digits.AsSpan().ContainsOnlyDigits() ? PersonalTrace.BankAccount : null;
    }

    private static bool IsPhone(string digits) => digits.Length == 11 && digits.AsSpan().ContainsOnlyDigits() && digits[0] == '1' && digits[1] is >= '3' and <= '9';

    private static bool IsIdNumber(string digits)
    {
        if (digits.Length != 18 || !digits.AsSpan(0, 17).ContainsOnlyDigits()) return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (digits[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11] == digits[17];
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9](?:[ \-]?[0-9]){10,18}[Xx]?(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
