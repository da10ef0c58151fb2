using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace ConsumerAid.Storefront.Web.Pdf;

/// <summary>
/// Pages of A4 that are filled from above: headings, paragraphs and tables, broken over pages where they must be. A running head and "page / pages" stand on each. What is written decides
/// every byte of the file.
/// </summary>
internal sealed class PdfPaper : IDisposable
{
    private const double Left = 48, Right = 547, Top = 780, Bottom = 56, HeadLine = 800, FootLine = 32, LineHeight = 1.5, Kept = 140, Small = 8.5, CellPadding = 3.5;
    private static readonly (byte R, byte G, byte B) Ink = (35, 41, 31), Soft = (91, 97, 83), Green = (29, 92, 60), Hair = (200, 190, 170);

    private readonly PdfDocumentBuilder document = new();
    private readonly PdfLetters letters;
    private readonly List<PdfPageBuilder> pages = [];
    private readonly (string Left, string Right) head;
    private readonly string foot;
    private double y;

    /// <param name="title">In the file's properties.</param>
    /// <param name="at">When it was issued, in the file's properties.</param>
    /// <param name="head">On every page above.</param>
    /// <param name="foot">On every page below, beside the page's number.</param>
    public PdfPaper(string title, DateTimeOffset at, (string Left, string Right) head, string foot)
    {
        (letters, this.head, this.foot) = (new PdfLetters(document), head, foot);
        var information = document.DocumentInformation;
        information.Title = title;
        information.Author = head.Left;
        information.Creator = information.Producer = "ConsumerAid";
        information.CreationDate = information.ModifiedDate = at.ToUniversalTime().ToString("'D:'yyyyMMddHHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Turn();
    }

    public void Title(string text, string under)
    {
        Lines(text, 20, Green, LineHeight * 0.9);
        Lines(under, 11, Soft);
        y -= 8;
    }

    public void Heading(string text)
    {
        y -= 14;
        // A heading does not stand alone at a page's end, nor with a sentence or two.
        if (y < Bottom + Kept) Turn();
        Lines(text, 13, Green);
        y -= 3;
    }

    public void Text(string text) => Lines(text, 9.5, Ink);

    public void Hint(string text)
    {
        Lines(text, Small, Soft);
        y -= 2;
    }

    /// <summary>Figures in a row, each with its label above it.</summary>
    public void Figures(IReadOnlyList<(string Label, string Value)> figures)
    {
        const double Value = 13, Gap = 12;
        var width = (Right - Left - (Gap * (figures.Count - 1))) / figures.Count;
        var labels = figures.Select(figure => PdfLines.Of(figure.Label, Small, width)).ToList();
        var high = labels.Max(lines => lines.Count) * Small * LineHeight;
        var size = figures.Min(figure => Math.Min(Value, Value * width / Math.Max(1, PdfLetters.Width(PdfLetters.Written(figure.Value), Value))));
        y -= Gap;
        Room(high + (Value * LineHeight) + 12);
        for (var at = 0; at < figures.Count; at++)
        {
            var x = Left + (at * (width + Gap));
            Line(x, x + width, y, Green, 1.2);
            Draw(labels[at], Small, x, y - Small - 5, Soft);
            Draw(PdfLetters.Written(figures[at].Value), size, x, y - high - Value - 6, Ink);
        }

        y -= high + (Value * LineHeight) + 12;
    }

    public void Table(PdfTable table)
    {
        var (size, widths) = table.Fit(Right - Left);
        var heading = table.Columns.Select((column, at) => PdfLines.Of(column.Heading, size, widths[at])).ToList();
        Room(High(heading) * 3);
        Row(heading, Soft, Soft, 0.8);
        foreach (var row in table.Rows) Body(row, Hair, 0.4);
        if (table.Total is not { } total) return;
        Body(total, Ink, 0);

        void Body(IReadOnlyList<string> row, (byte R, byte G, byte B) below, double thick)
        {
            var cells = row.Select((cell, at) => table.Columns[at].IsNumber ? [PdfLetters.Written(cell)] : PdfLines.Of(cell, size, widths[at])).ToList();
            if (y - High(cells) < Bottom)
            {
                Turn();
                Row(heading, Soft, Soft, 0.8);
            }

            if (thick == 0) Line(Left, Right, y, Ink, 1);
            Row(cells, Ink, below, thick);
        }

        void Row(List<IReadOnlyList<string>> cells, (byte R, byte G, byte B) colour, (byte R, byte G, byte B) below, double thick)
        {
            var x = Left;
            for (var at = 0; at < cells.Count; at++)
            {
                for (var line = 0; line < cells[at].Count; line++)
                {
                    var (text, base0) = (cells[at][line], y - CellPadding - size - (line * size * LineHeight * 0.85));
                    Draw(text, size, table.Columns[at].IsNumber ? x + widths[at] - PdfLetters.Width(text, size) : x, base0, colour);
                }

                x += widths[at] + PdfTable.Gap;
            }

            y -= High(cells);
            if (thick > 0) Line(Left, Right, y, below, thick);
        }

        double High(List<IReadOnlyList<string>> cells) => (cells.Max(cell => cell.Count) * size * LineHeight * 0.85) + (2 * CellPadding);
    }

    /// <summary>The file.</summary>
    public byte[] Build()
    {
        for (var at = 0; at < pages.Count; at++)
        {
            var (page, number) = (pages[at], $"{at + 1} / {pages.Count}");
            Draw(PdfLetters.Written(foot), 7.5, Left, FootLine, Soft, page);
            Draw(number, Small, Right - PdfLetters.Width(number, Small), FootLine, Soft, page);
        }

        return Named(document.Build());
    }

    public void Dispose() => document.Dispose();

    /// <summary>The library names a file by chance; its content shall do that.</summary>
    private static byte[] Named(byte[] file)
    {
        const int Digits = 32;
        var at = file.AsSpan().LastIndexOf("/ID ["u8);
        var first = at + file.AsSpan(at).IndexOf((byte)'<') + 1;
        var second = first + file.AsSpan(first).IndexOf((byte)'<') + 1;
        file.AsSpan(first, Digits).Fill((byte)'0');
        file.AsSpan(second, Digits).Fill((byte)'0');
        var name = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(file))[..Digits]);
        name.CopyTo(file, first);
        name.CopyTo(file, second);
        return file;
    }

    private void Lines(string text, double size, (byte R, byte G, byte B) colour, double height = LineHeight)
    {
        foreach (var line in PdfLines.Of(text, size, Right - Left))
        {
            Room(size * height);
            y -= size * height;
            Draw(line, size, Left, y + (size * (height - 1) / 2), colour);
        }
    }

    private void Room(double high)
    {
        if (y - high < Bottom) Turn();
    }

    private void Turn()
    {
        pages.Add(document.AddPage(PageSize.A4));
        var right = PdfLetters.Written(head.Right);
        Draw(PdfLetters.Written(head.Left), Small, Left, HeadLine, Soft);
        Draw(right, Small, Right - PdfLetters.Width(right, Small), HeadLine, Soft);
        Line(Left, Right, HeadLine - 7, Green, 1.2);
        y = Top;
    }

    private void Draw(IReadOnlyList<string> lines, double size, double x, double from, (byte R, byte G, byte B) colour)
    {
        for (var at = 0; at < lines.Count; at++) Draw(lines[at], size, x, from - (at * size * LineHeight), colour);
    }

    private void Draw(string text, double size, double x, double at, (byte R, byte G, byte B) colour, PdfPageBuilder? on = null)
    {
        var page = on ?? pages[^1];
        page.SetTextAndFillColor(colour.R, colour.G, colour.B);
        letters.Draw(page, text, size, x, at);
    }

    private void Line(double from, double to, double at, (byte R, byte G, byte B) colour, double thick)
    {
        pages[^1].SetStrokeColor(colour.R, colour.G, colour.B);
        pages[^1].DrawLine(new PdfPoint(from, at), new PdfPoint(to, at), thick);
    }
}
