using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace ConsumerAid.Storefront.Web.Pdf;

/// <summary>
/// The letters of a paper: how wide a text is, and how it gets onto a page. A font object of a PDF holds 255 different letters, so every next 255 come in another one; a letter
/// that the font lacks is written as 〓, as printers do.
/// </summary>
internal sealed class PdfLetters(PdfDocumentBuilder paper)
{
    private const int MostInAFont = 255;
    private const char Missing = '〓';

    private static readonly Lazy<(byte[] File, TrueTypeFont Font)> Known = new(() =>
    {
        using var packed = typeof(PdfLetters).Assembly.GetManifestResourceStream("noto-sans-sc.woff")!;
        var woff = new byte[packed.Length];
        packed.ReadExactly(woff);
        var tables = Woff.Unpack(woff);
        TrueTypeFile.WriteOutWidths(tables);
        var file = TrueTypeFile.Write(tables);
        return (file, TrueTypeFontParser.Parse(new TrueTypeDataBytes(file)));
    });

    private readonly List<PdfDocumentBuilder.AddedFont> fonts = [];
    private readonly Dictionary<char, int> places = [];

    /// <summary>The text in letters that the font has, on one line.</summary>
    public static string Written(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (Rune.IsControl(letter) || Rune.IsWhiteSpace(letter)) written.Append(' ');
            else if (letter.IsBmp && Known.Value.Font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(letter.Value) != 0) written.Append((char)letter.Value);
            else written.Append(Missing);
        }

        return written.ToString();
    }

    /// <summary>In points.</summary>
    public static double Width(string text, double size)
    {
        var font = Known.Value.Font;
        return text.Sum(letter => font.TryGetAdvanceWidth(letter, out var width) ? width : 0) * size / font.GetUnitsPerEm();
    }

    /// <summary>Writes a text that is <see cref="Written"/>.</summary>
    /// <param name="page">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="size">In points.</param>
    /// <param name="x">Its left end.</param>
    /// <param name="y">Its base line.</param>
    public void Draw(PdfPageBuilder page, string text, double size, double x, double y)
    {
        for (var from = 0; from < text.Length;)
        {
            var (font, to) = (FontOf(text[from]), from + 1);
            while (to < text.Length && FontOf(text[to]) == font) to++;
            var part = text[from..to];
            page.AddText(part, size, new PdfPoint(x, y), fonts[font]);
            (x, from) = (x + Width(part, size), to);
        }
    }

    private int FontOf(char letter)
    {
        if (places.TryGetValue(letter, out var font)) return font;
        if (places.Count % MostInAFont == 0) fonts.Add(paper.AddTrueTypeFont(Known.Value.File));
        return places[letter] = places.Count / MostInAFont;
    }
}
