using System.Globalization;
using System.Text;
using ConsumerAid.Foundation.Values;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// A table as a file for spreadsheets: UTF-8 with its mark, else they misread Chinese; a cell that begins like a formula is made a text by an apostrophe (ASVS 1.2.10).
/// Rows are written as they come; nothing of the file is kept.
/// </summary>
internal sealed class CsvFile(string name, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<string?>> rows) : IActionResult
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, cancellation) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"consumeraid-{name}.csv\"";
        await Write(response.Body, cancellation);
    }

    public async Task Write(Stream to, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Format, leaveOpen: true);
        await Line(columns);
        await foreach (var row in rows.WithCancellation(cancellation)) await Line(row);

        Task Line(IReadOnlyList<string?> cells)
        {
            foreach (var cell in cells) csv.WriteField(cell);
            return csv.NextRecordAsync();
        }
    }

    /// <summary>Kilograms, exactly, as every spreadsheet reads a number.</summary>
    public static string Kilograms(Weight weight) => weight.Amount(WeightUnit.Kilogram);

    /// <summary>Yuan with two decimals, as every spreadsheet reads a number.</summary>
    public static string? Yuan(Money? money) => money is { } known ? Decimals.Write(known.Fen, 100, 2).Replace(",", "", StringComparison.Ordinal) : null;

    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>China's time, to the minute.</summary>
    public static string Time(DateTimeOffset at) => Foundation.Time.ChinaTime.In(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
