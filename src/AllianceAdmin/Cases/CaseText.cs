using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What people write in a case.</summary>
internal static partial class CaseText
{
    public const int Longest = 2000;

    public const int LongestSummary = 400;

    /// <summary>The text, trimmed.</summary>
    /// <exception cref="InvalidFields">Empty or too long.</exception>
    public static string Of(string? sent, string field, string missing)
    {
        var text = sent?.Trim() ?? "";
        new FieldErrors().Require(text.Length > 0, field, missing).Require(text.Length <= Longest, field, "text.too-long", Longest).ThrowIfAny();
        return text;
    }

    /// <summary>Whether the public must not read it: a phone, ID or account number, or a household's code.</summary>
    public static bool IsPersonal(string text) => Personal().IsMatch(text);

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{15,19}[\dXx]?(?!\d)|HH-\d{6}-\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Personal();
}
