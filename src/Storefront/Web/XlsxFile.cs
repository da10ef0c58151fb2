using System.Data;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ConsumerAid.Storefront.Web;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">At most 31 characters.</param>
/// <param name="Columns">The headings, each another.</param>
/// <param name="Rows">Numbers stay numbers; a text stays a text, whatever it begins with; null is an empty cell.</param>
internal sealed record XlsxSheet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A workbook to take away.</summary>
internal sealed class XlsxFile(string name, IReadOnlyList<XlsxSheet> sheets) : IActionResult
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const double Narrowest = 8, Widest = 60;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        await using var book = new MemoryStream();
        Write(book);
        await new FileContentResult(book.ToArray(), Type) { FileDownloadName = $"consumeraid-{name}.xlsx" }.ExecuteResultAsync(context);
    }

    public void Write(Stream to)
    {
        using var book = new DataSet();
        foreach (var sheet in sheets)
        {
            var table = book.Tables.Add(sheet.Name);
            foreach (var column in sheet.Columns) table.Columns.Add(column, typeof(object));
            foreach (var row in sheet.Rows) table.Rows.Add([.. row.Select(cell => cell ?? DBNull.Value)]);
        }

        to.SaveAs(book, configuration: new OpenXmlConfiguration { FastMode = true, EnableAutoWidth = true, MinWidth = Narrowest, MaxWidth = Widest, AutoFilter = false });
    }
}
