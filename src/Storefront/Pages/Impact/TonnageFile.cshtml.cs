using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>
/// Tonnage by groups as a file: everybody's own records, of visitors and on demand the public table with the very rows of the page. Households and villages come page by page.
/// </summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class TonnageFileModel(IMediator mediator, Words T) : PageModel
{
    private const int AtOnce = 200;

    /// <param name="by">As the API has it; a county when left out.</param>
    /// <param name="asOf">What was recorded by the end of that day in China; null: now.</param>
    /// <param name="public">The public table, whoever asks.</param>
    public async Task<IActionResult> OnGetAsync(string? by, DateOnly? from, DateOnly? to, DateOnly? asOf, bool @public, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || Codes.Parse<TonnageBy>(by ?? "county") is not { } group) return NotFound();
        var asked = new GetTonnage(group, from, to, asOf is { } day ? ChinaTime.EndOf(day) : null, @public, Limit: AtOnce);
        var first = await mediator.Send(asked, cancellation);
        string[] columns =
        [
            T["编号"], T["名称"], T["发出（公斤）"], T["收下（公斤）"], T["拒收（公斤）"], T["损耗（公斤）"], T["退回（公斤）"], T["农户应得（元）"], T["农户"], T["人口"], T["截至"],
        ];
        return new CsvFile($"tonnage-{Codes.Of(group)}-{CsvFile.Day(ChinaTime.DayOf(first.AsOf))}", columns, Lines(asked, first, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> Lines(GetTonnage asked, TonnageTable first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var table = first; ; table = await mediator.Send(asked with { After = table.Next }, cancellation))
        {
            foreach (var row in table.Rows) yield return Line(row, first, isTotal: false);
            if (table.Next is null) break;
        }

        yield return Line(first.Total, first, isTotal: true);
    }

    private IReadOnlyList<string?> Line(TonnageRow row, TonnageTable table, bool isTotal)
    {
        // What was refused or spoiled is told of the whole alone where small groups are hidden: no number is not nought.
        string? OfTheWhole(Foundation.Values.Weight weight) => isTotal || !table.IsPublic ? CsvFile.Kilograms(weight) : null;
        var name = isTotal ? T["合计"] : ImpactModel.Named(T, table.By, row);
        return
        [
            row.Key, name, CsvFile.Kilograms(row.Sum.Dispatched), CsvFile.Kilograms(row.Sum.Accepted), OfTheWhole(row.Sum.Rejected), OfTheWhole(row.Sum.Spoiled), OfTheWhole(row.Sum.Returned),
            CsvFile.Yuan(row.Sum.ToHouseholds), CsvFile.Number(row.Households), CsvFile.Number(row.People), CsvFile.Time(table.AsOf),
        ];
    }
}
