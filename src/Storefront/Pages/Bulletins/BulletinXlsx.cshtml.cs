using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>A bulletin as a workbook: totals, counties, member units, corrections.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class BulletinXlsxModel(IMediator mediator, Words T) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || await mediator.Send(new GetBulletin(number), cancellation) is not { } sheet) return NotFound();
        return new XlsxFile($"bulletin-{CsvFile.Number(sheet.Number)}", [Totals(sheet), Counties(sheet), Members(sheet), Notes(sheet)]);
    }

    private XlsxSheet Totals(BulletinSheet sheet) => new(
        T["合计"],
        [T["名称"], T["数值"], T["计量单位"]],
        [
            [T["期数"], sheet.Number, null],
            [T["从"], CsvFile.Day(sheet.Monday), null],
            [T["到"], CsvFile.Day(sheet.Sunday), null],
            [T["发布时间"], CsvFile.Time(sheet.IssuedAt), null],
            [T["公约的版本"], sheet.CharterVersion, null],
            [T["第几次封存"], sheet.SealNumber, null],
            [T["封存的摘要"], sheet.SealHash, null],
            [T["本周收下"], Kilograms(sheet.Total.Week), "kg"],
            [T["本周农户应得"], Yuan(sheet.Total.WeekToHouseholds), "CNY"],
            [T["本周农户"], sheet.Total.Households, null],
            [T["今年收下"], Kilograms(sheet.Total.Year), "kg"],
            [T["今年农户应得"], Yuan(sheet.Total.YearToHouseholds), "CNY"],
        ]);

    private XlsxSheet Counties(BulletinSheet sheet)
    {
        IReadOnlyList<object?> Row(int? rank, string? code, string name, BulletinSum sum, bool isTold = true) =>
            [rank, code, name, isTold ? Kilograms(sum.Week) : null, isTold ? Yuan(sum.WeekToHouseholds) : null, sum.Households, Kilograms(sum.Year), Yuan(sum.YearToHouseholds)];

        return new(
            T["各县"],
            [T["名次"], T["编号"], T["县"], T["本周收下（公斤）"], T["本周农户应得（元）"], T["本周农户"], T["今年收下（公斤）"], T["今年农户应得（元）"]],
            [
                .. sheet.Counties.Select(county => Row(county.Rank, county.Code, Reader.Current.English ? county.NameEn : county.Name, county.Sum, county.Rank is not null)),
                Row(null, null, T["其余，合并列出"], sheet.Rest), Row(null, null, T["合计"], sheet.Total),
            ]);
    }

    private XlsxSheet Members(BulletinSheet sheet) => new(
        T["各成员单位"],
        [T["名次"], T["牌匾号"], T["成员单位"], T["本周计入（元）"], T["今年计入（元）"], T["今年目标（元）"], T["完成率（%）"], T["截至"]],
        [
            .. sheet.Members.Select(member => (IReadOnlyList<object?>)
            [
                member.Rank, member.PlaqueNumber, Reader.Current.English ? member.NameEn ?? member.Name : member.Name, member.ToldOn is null ? null : Yuan(member.Week),
                member.ToldOn is null ? null : Yuan(member.Year), Yuan(member.Target), member.ToldOn is null ? null : member.BasisPoints / 100m, member.ToldOn is { } told ? CsvFile.Day(told) : null,
            ]),
        ]);

    private XlsxSheet Notes(BulletinSheet sheet) =>
        new(T["更正说明"], [T["时间"], T["更正说明"]], [.. sheet.Notes.Select(note => (IReadOnlyList<object?>)[CsvFile.Time(note.At), note.Text])]);

    private static decimal Kilograms(Weight weight) => weight.Grams / 1000m;

    private static decimal Yuan(Money money) => money.Fen / 100m;
}
