using System.Globalization;
using System.Text;

namespace ConsumerAid.Catalog;

/// <summary>
/// What a text can be found by: Chinese has no spaces, so each character and each pair of neighbours counts, and a longer piece is found by its pairs; Latin letters and digits
/// count as whole words. Width and case make no difference. The same on every database, where built-in indexes find no two-character words.
/// </summary>
internal static class LotWords
{
    private const int LongestWord = 40;

    /// <summary>Compatibility forms (full-width letters, digits) made one, lower case.</summary>
    public static string Normalise(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Everything by which a normalised text is found.</summary>
    public static IReadOnlySet<string> Grams(string normalised)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (run, chinese) in Runs(normalised))
        {
            if (!chinese)
            {
                grams.Add(run);
                continue;
            }

            var runes = run.EnumerateRunes().ToArray();
            for (var i = 0; i < runes.Length; i++)
            {
                grams.Add(runes[i].ToString());
                if (i > 0) grams.Add($"{runes[i - 1]}{runes[i]}");
            }
        }

        return grams;
    }

    /// <summary>What must all be there for a question to be answered.</summary>
    public static IReadOnlyList<LotQuestion> Questions(string text)
    {
        var questions = new List<LotQuestion>();
        foreach (var (run, chinese) in Runs(Normalise(text)))
        {
            var runes = chinese ? run.EnumerateRunes().ToArray() : [];
            questions.Add(runes.Length < 2
                ? new LotQuestion([run], null)
                : new LotQuestion([.. Enumerable.Range(1, runes.Length - 1).Select(i => $"{runes[i - 1]}{runes[i]}").Distinct(StringComparer.Ordinal)], runes.Length > 2 ? run : null));
        }

        return questions;
    }

    private static IEnumerable<(string Run, bool Chinese)> Runs(string text)
    {
        var run = new StringBuilder();
        var before = Kind.Other;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind != before && run.Length > 0)
            {
                yield return (Cut(run, before), before == Kind.Chinese);
                run.Clear();
            }

            if (kind != Kind.Other) run.Append(rune.ToString());
            before = kind;
        }

        if (run.Length > 0) yield return (Cut(run, before), before == Kind.Chinese);
    }

    private static string Cut(StringBuilder run, Kind kind) => kind == Kind.Word && run.Length > LongestWord ? run.ToString(0, LongestWord) : run.ToString();

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherLetter => Kind.Chinese,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ModifierLetter => Kind.Word,
        _ => Kind.Other,
    };

    private enum Kind
    {
        Other,
        Chinese,
        Word,
    }
}

/// <summary>One piece of what is asked for.</summary>
/// <param name="Grams">A hit has all of them.</param>
/// <param name="Whole">The piece itself where its pairs could also stand apart.</param>
internal sealed record LotQuestion(IReadOnlyList<string> Grams, string? Whole);
