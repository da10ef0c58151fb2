using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>A bulletin as one table: a row for the total, each county, the rest, each member unit and each correction.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class BulletinCsvModel(IMediator mediator, Words T) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || await mediator.Send(new GetBulletin(number), cancellation) is not { } sheet) return NotFound();
        string[] columns =
        [
            T["类别"], T["编号"], T["名称"], T["名次"], T["本周收下（公斤）"], T["本周农户应得（元）"], T["本周农户"], T["今年收下（公斤）"], T["今年农户应得（元）"], T["本周计入（元）"],
            T["今年计入（元）"], T["今年目标（元）"], T["完成率（%）"], T["截至"], T["更正说明"],
        ];
        return new CsvFile($"bulletin-{CsvFile.Number(sheet.Number)}", columns, Lines(sheet).ToAsyncEnumerable());
    }

    private IEnumerable<IReadOnlyList<string?>> Lines(BulletinSheet sheet)
    {
        var sunday = CsvFile.Day(sheet.Sunday);
        yield return Sold("total", null, T["合计"], null, sheet.Total, sunday);
        foreach (var county in sheet.Counties) yield return Sold("county", county.Code, Reader.Current.English ? county.NameEn : county.Name, county.Rank, county.Sum, sunday, county.Rank is not null);
        yield return Sold("rest", null, T["其余，合并列出"], null, sheet.Rest, sunday);
        foreach (var member in sheet.Members)
        {
            var isTold = member.ToldOn is not null;
            yield return
            [
                "member", member.PlaqueNumber, Reader.Current.English ? member.NameEn ?? member.Name : member.Name, CsvFile.Number(member.Rank), null, null, null, null, null,
                isTold ? CsvFile.Yuan(member.Week) : null, isTold ? CsvFile.Yuan(member.Year) : null, CsvFile.Yuan(member.Target),
                isTold ? Foundation.Values.Decimals.Write(member.BasisPoints, 100, 2).Replace(",", "", StringComparison.Ordinal) : null, member.ToldOn is { } told ? CsvFile.Day(told) : null, null,
            ];
        }

        foreach (var note in sheet.Notes) yield return ["note", null, null, null, null, null, null, null, null, null, null, null, null, CsvFile.Time(note.At), note.Text];
    }

    private static IReadOnlyList<string?> Sold(string kind, string? code, string name, int? rank, BulletinSum sum, string asOf, bool isTold = true) =>
    [
        kind, code, name, CsvFile.Number(rank), isTold ? CsvFile.Kilograms(sum.Week) : null, isTold ? CsvFile.Yuan(sum.WeekToHouseholds) : null, CsvFile.Number(sum.Households),
        CsvFile.Kilograms(sum.Year), CsvFile.Yuan(sum.YearToHouseholds), null, null, null, null, asOf, null,
    ];
}
