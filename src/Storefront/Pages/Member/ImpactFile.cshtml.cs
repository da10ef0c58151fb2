using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Storefront.Pages.Buying;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>What the unit's own page says of the same period, by produce and in all, as a file.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class ImpactFileModel(IMediator sender, Words T, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? period, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return NotFound();
        var asked = ImpactPeriod.Of(period, from, to, clock.Today());
        var impact = await sender.Send(new OwnImpact(asked.From, asked.To), cancellation);
        var names = (await sender.Send(new FindProduce(), cancellation)).ToDictionary(kind => kind.Code, kind => kind.Name());
        var (first, last) = (asked.From is { } begin ? CsvFile.Day(begin) : null, CsvFile.Day(asked.To ?? clock.Today()));
        string[] columns = [T["编号"], T["品种"], T["收下（公斤）"], T["采购金额（元）"], T["农户应得（元）"], T["受益农户"], T["订单"], T["从"], T["到"]];
        IEnumerable<IReadOnlyList<string?>> lines =
        [
            .. impact.ByProduce.Select(row => (IReadOnlyList<string?>)[row.Produce, names.GetValueOrDefault(row.Produce), CsvFile.Kilograms(row.Accepted), CsvFile.Yuan(row.Amount), null, null, null, first, last]),
            ["total", T["合计"], CsvFile.Kilograms(impact.Accepted), CsvFile.Yuan(impact.Amount), CsvFile.Yuan(impact.ToHouseholds), CsvFile.Number(impact.Households), CsvFile.Number(impact.Orders), first, last],
        ];
        return new CsvFile($"own-impact-{last}", columns, lines.ToAsyncEnumerable());
    }
}
