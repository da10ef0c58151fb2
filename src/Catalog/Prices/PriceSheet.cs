using System.Globalization;
using System.IO.Compression;
using System.Text;
using ConsumerAid.Foundation.Model;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace ConsumerAid.Catalog.Prices;

/// <summary>A row of a file as it stands there.</summary>
/// <param name="Number">As a spreadsheet counts: the heading is 1.</param>
/// <param name="Cells">In the order of <see cref="PriceSheet.Columns"/>.</param>
internal readonly record struct SheetRow(int Number, string[] Cells);

/// <summary>
/// A table of observations from a CSV file (UTF-8 or GB 18030; comma, semicolon or tab) or the first sheet of an XLSX file. Read row by row. Refusals are of the whole file:
/// <c>prices.file-…</c>.
/// </summary>
internal static class PriceSheet
{
    public const int LargestFile = 16 * 1024 * 1024;
    public const int MostRows = 200_000;

    private const long LargestUnpacked = 400_000_000;
    private const int LongestCell = 4_000;

    /// <summary>The columns with the headings by which they are known; grade and unit may lack.</summary>
    public static IReadOnlyList<(string Name, bool Needed, IReadOnlyList<string> Headings)> Columns { get; } =
    [
        ("market", true, ["市场", "市场名称", "market"]),
        ("day", true, ["日期", "day", "date"]),
        ("produce", true, ["产品", "品种", "produce", "product"]),
        ("grade", false, ["等级", "grade"]),
        ("price", true, ["单价", "价格", "price"]),
        ("unit", false, ["单位", "unit"]),
        ("source", true, ["来源", "source"]),
    ];

    /// <exception cref="RuleBroken">The file is empty, too large, of another kind, broken, or without a column.</exception>
    public static IEnumerable<SheetRow> Read(byte[] file)
    {
        RuleBroken.If(file.Length == 0, "prices.file-empty");
        if (file.Length > LargestFile) throw new RuleBroken("prices.file-too-large", LargestFile / 1024 / 1024) { Status = 413 };
        var table = IsZip(file) ? Spreadsheet(file) : Text(file);
        int[]? places = null;
        var number = 0;
        foreach (var cells in table)
        {
            if (++number > MostRows + 1) throw new RuleBroken("prices.file-too-long", MostRows);
            if (places is null)
            {
                places = Places(cells);
                continue;
            }

            var row = Array.ConvertAll(places, place => place >= 0 && place < cells.Count ? cells[place].Trim() : "");
            if (Array.Exists(row, cell => cell.Length > 0)) yield return new SheetRow(number, row);
        }

        RuleBroken.If(places is null, "prices.file-empty");
    }

    private static int[] Places(IReadOnlyList<string> heading)
    {
        var places = Columns.Select(column => heading.ToList().FindIndex(cell => column.Headings.Contains(cell.Trim().ToLowerInvariant()))).ToArray();
        var missing = Columns.Where((column, at) => column.Needed && places[at] < 0).Select(column => column.Headings[0]).ToList();
        RuleBroken.If(missing.Count > 0, "prices.file-column-missing", string.Join("、", missing));
        return places;
    }

    private static IEnumerable<IReadOnlyList<string>> Text(byte[] file)
    {
        RuleBroken.If(Array.IndexOf(file, (byte)0) >= 0, "prices.file-kind");
        using var reader = new StreamReader(new MemoryStream(file), EncodingOf(file));
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false, DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], IgnoreBlankLines = false, MaxFieldSize = LongestCell, BadDataFound = null,
        };
        using var parser = new CsvParser(reader, format);
        while (Next(parser)) yield return parser.Record ?? [];
    }

    private static bool Next(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (Exception broken) when (broken is MaxFieldSizeException or BadDataException or DecoderFallbackException)
        {
            throw new RuleBroken("prices.file-broken", parser.Row + 1);
        }
    }

    /// <summary>Spreadsheets in China save CSV in GB 18030 unless told otherwise; hardly any Chinese text in it is valid UTF-8.</summary>
    private static Encoding EncodingOf(byte[] file)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            strict.GetCharCount(file);
            return strict;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        }
    }

    private static bool IsZip(byte[] file) => file.AsSpan().StartsWith("PK"u8);

    private static IEnumerable<IReadOnlyList<string>> Spreadsheet(byte[] file)
    {
        CheckUnpacked(file);
        using var stream = new MemoryStream(file);
        using var rows = Open(stream).GetEnumerator();
        for (var at = 1; Next(rows, at); at++) yield return [.. ((IDictionary<string, object?>)rows.Current).Values.Select(Cell)];
    }

    private static IEnumerable<object> Open(Stream stream)
    {
        try
        {
            return stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw new RuleBroken("prices.file-kind");
        }
    }

    private static bool Next(IEnumerator<object> rows, int at)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw at == 1 ? new RuleBroken("prices.file-kind") : new RuleBroken("prices.file-broken", at);
        }
    }

    /// <summary>What the reader of spreadsheets throws at a file that is none: it has no exception of its own.</summary>
    private static bool IsBroken(Exception broken) => broken is InvalidDataException or System.Xml.XmlException or FormatException or InvalidOperationException or NullReferenceException
        or KeyNotFoundException or ArgumentException or IOException or NotSupportedException or InvalidCastException or OverflowException or IndexOutOfRangeException;

    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            string written => written,
            DateTime instant => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length <= LongestCell ? text : text[..LongestCell];
    }

    /// <summary>A small file may unpack to gigabytes: it is unpacked once into nothing, counted.</summary>
    private static void CheckUnpacked(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var buffer = new byte[81_920];
            long unpacked = 0;
            foreach (var entry in zip.Entries)
            {
                using var content = entry.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    unpacked += read;
                    if (unpacked > LargestUnpacked) throw new RuleBroken("prices.file-too-large", LargestFile / 1024 / 1024) { Status = 413 };
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException)
        {
            throw new RuleBroken("prices.file-kind");
        }
    }
}
