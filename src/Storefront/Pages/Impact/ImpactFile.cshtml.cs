using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>The headline totals as a file, each with its definition, coverage and where its rows are.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class ImpactFileModel(IMediator mediator, Words T) : PageModel
{
    /// <param name="asOf">What was recorded by the end of that day in China; null: now.</param>
    public async Task<IActionResult> OnGetAsync(DateOnly? asOf, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return NotFound();
        var impact = await mediator.Send(new GetImpact(asOf is { } day ? ChinaTime.EndOf(day) : null), cancellation);
        string[] columns = [T["编号"], T["名称"], T["数值"], T["单位"], T["定义"], T["覆盖范围"], T["由哪些行加成"], T["截至"], T["账本的封条"]];
        return new CsvFile($"impact-{CsvFile.Day(ChinaTime.DayOf(impact.AsOf))}", columns, impact.Figures.Select(figure => Line(figure, impact)).ToAsyncEnumerable());
    }

    private static IReadOnlyList<string?> Line(ImpactFigure figure, Orders.Ledger.Impact impact)
    {
        var (value, unit) = figure.Unit switch
        {
            "g" => (CsvFile.Kilograms(new Weight(figure.Value)), "kg"),
            "fen" => (CsvFile.Yuan(new Money(figure.Value)), "CNY"),
            _ => (CsvFile.Number(figure.Value), figure.Unit),
        };
        return [figure.Key, figure.Name, value, unit, figure.Definition, figure.Coverage, figure.Href, CsvFile.Time(impact.AsOf), impact.Seal];
    }
}
