using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Membership;

/// <summary>The same statement as a file.</summary>
internal sealed class StatementFileModel(IMediator mediator, Words T) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await mediator.Send(new GetStatement(code), cancellation) is not { Figures: var told } sheet) return NotFound();
        string[] columns = [T["种类"], T["金额（元）"], T["重量（公斤）"], T["其中待付款（元）"], T["供货的农户"], T["线下销售申报的农户"], T["单位"], T["牌匾编号"], T["从"], T["到"], T["核验码"]];
        IReadOnlyList<string?> Line(string kind, Money money, Weight weight, bool isTotal) =>
        [
            kind, CsvFile.Yuan(money), CsvFile.Kilograms(weight), isTotal ? CsvFile.Yuan(new Money(told.ProvisionalFen)) : null, isTotal ? CsvFile.Number(told.Households) : null,
            isTotal ? CsvFile.Number(told.ReportedHouseholds) : null, told.MemberName, told.PlaqueNumber, CsvFile.Day(told.From), CsvFile.Day(told.To), sheet.Code,
        ];
        IEnumerable<IReadOnlyList<string?>> lines = [.. told.ByKind.Select(kind => Line(T.Of(kind.Kind), kind.Credited, kind.Weight, false)), Line(T["合计"], told.Credited, told.Weight, true)];
        return new CsvFile($"statement-{sheet.Code}", columns, lines.ToAsyncEnumerable());
    }
}
