using System.Text;
using System.Text.RegularExpressions;

namespace ConsumerAid.Storefront.Web.Pdf;

/// <summary>Breaks a text into lines: Chinese between any two letters, but no line begins with a closing mark or ends with an opening one; anything else at spaces.</summary>
internal static partial class PdfLines
{
    public static IReadOnlyList<string> Of(string text, double size, double width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var (line, used) = (new StringBuilder(), 0d);
            foreach (var piece in Piece().Matches(PdfLetters.Written(paragraph)).SelectMany(piece => Fitting(piece.Value, size, width)))
            {
                if (used > 0 && used + PdfLetters.Width(piece.TrimEnd(), size) > width) End();
                line.Append(piece);
                used += PdfLetters.Width(piece, size);
            }

            End();

            void End()
            {
                lines.Add(line.ToString().Trim());
                line.Clear();
                used = 0;
            }
        }

        return lines;
    }

    /// <summary>The width of the longest piece that is not broken.</summary>
    public static double Narrowest(string text, double size) =>
        Piece().Matches(PdfLetters.Written(text)).Select(piece => PdfLetters.Width(piece.Value.TrimEnd(), size)).DefaultIfEmpty(0).Max();

    // A digest is longer than a line: it breaks anywhere.
    private static IEnumerable<string> Fitting(string piece, double size, double width)
    {
        var from = 0;
        while (from < piece.Length)
        {
            var to = from + 1;
            while (to < piece.Length && PdfLetters.Width(piece[from..(to + 1)].TrimEnd(), size) <= width) to++;
            yield return piece[from..to];
            from = to;
        }
    }

    [GeneratedRegex(@"[（「『《〈【“‘]*(?:[^\s\u2E80-\uFFFF]+|[\u2E80-\uFFFF])[，。；：、）」』》〉】！？”’%]*\s*|\s+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Piece();
}
