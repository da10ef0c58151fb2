namespace ConsumerAid.Storefront.Web.Pdf;

/// <summary>A column of a table on paper.</summary>
/// <param name="Heading">Over it, on every page.</param>
/// <param name="IsNumber">Stands to the right and is never broken; texts to the left share what room is left.</param>
internal sealed record PdfColumn(string Heading, bool IsNumber = true);

/// <summary>A table on paper.</summary>
/// <param name="Columns">At least one of them a text.</param>
/// <param name="Rows">The cells.</param>
/// <param name="Total">The last row; null: none.</param>
internal sealed record PdfTable(IReadOnlyList<PdfColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Total = null)
{
    private const double LeastText = 110;

    /// <summary>What is tried: letters of which size, and whether headings take two lines.</summary>
    private static readonly (double Size, bool IsBroken)[] Tries =
    [
        (9, false), (8.5, false), (8, false), (9, true), (8.5, true), (8, true), (7.5, true), (7, true), (6.5, true), (6, true),
    ];

    /// <summary>Between two columns.</summary>
    public const double Gap = 10;

    /// <summary>The largest letters with which all columns fit, and the columns' widths.</summary>
    public (double Size, double[] Widths) Fit(double room)
    {
        foreach (var (size, isBroken) in Tries)
        {
            var widths = Columns.Select((column, at) => column.IsNumber ? Width(at, size, isBroken) : 0).ToArray();
            var texts = Columns.Count(column => !column.IsNumber);
            var left = (room - widths.Sum() - (Gap * (Columns.Count - 1))) / texts;
            if (left < LeastText && (size, isBroken) != Tries[^1]) continue;
            return (size, [.. widths.Select((width, at) => Columns[at].IsNumber ? width : left)]);
        }

        throw new InvalidOperationException("The last try is always taken.");
    }

    private double Width(int at, double size, bool isBroken) => Rows.Append(Total ?? []).Where(row => row.Count > at).Select(row => PdfLetters.Width(PdfLetters.Written(row[at]), size))
        .Append(HeadingWidth(Columns[at].Heading, size, isBroken)).Max();

    // Two lines are about half as wide; a word more, as they seldom break in the middle.
    private static double HeadingWidth(string heading, double size, bool isBroken)
    {
        var whole = PdfLetters.Width(PdfLetters.Written(heading), size);
        return isBroken ? Math.Min(whole, Math.Max(PdfLines.Narrowest(heading, size), (whole / 2) + (size * 1.5))) : whole;
    }
}
