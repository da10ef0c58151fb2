using System.Globalization;
using System.Text;

namespace ConsumerAid.Registry;

/// <summary>What people type into number fields.</summary>
internal static class Typed
{
    /// <summary>Full-width forms become plain ones; spaces, dashes, dots, brackets and invisible marks go.</summary>
    public static string Compact(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var kept = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            if (!IsDecoration(character)) kept.Append(character);
        }

        return kept.ToString();
    }

    /// <summary>A free text without spaces at its ends, or null when nothing is left.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsDecoration(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.DashPunctuation or
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        || character is '.' or '·' or '・' or '/' or '\u2212';
}
