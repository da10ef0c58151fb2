using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>What was achieved, as the public may know it: each total with its definition and the tables whose rows sum to it.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class ImpactModel(IMediator mediator, Words T) : PageModel
{
    private const string Merged = "other";

    public Orders.Ledger.Impact Totals { get; private set; } = null!;

    public CountyMap Map { get; private set; } = null!;

    public IReadOnlyList<TonnageTable> Tables { get; private set; } = [];

    /// <param name="asOf">What was recorded by then; null: now.</param>
    public async Task OnGetAsync(DateTimeOffset? asOf, CancellationToken cancellation)
    {
        Totals = await mediator.Send(new GetImpact(asOf), cancellation);
        Map = ImpactViews.Map(T, await mediator.Send(new FindCounties(), cancellation), await mediator.Send(new CountyTonnages(asOf), cancellation));
        List<TonnageTable> tables = [];
        foreach (var by in new[] { TonnageBy.County, TonnageBy.Produce, TonnageBy.Month, TonnageBy.Member }) tables.Add(await mediator.Send(new GetTonnage(by, AsOf: asOf, Public: true), cancellation));
        Tables = tables;
    }

    /// <summary>Months in their order, everything else by weight; the merged row last.</summary>
    public static IEnumerable<TonnageRow> InOrder(TonnageTable table) => table.By == TonnageBy.Month
        ? table.Rows
        : table.Rows.OrderBy(row => row.Key == Merged).ThenByDescending(row => row.Sum.Accepted);

    public string Caption(TonnageBy by) => by switch
    {
        TonnageBy.County => T["按县"],
        TonnageBy.Produce => T["按品种"],
        TonnageBy.Month => T["按月"],
        _ => T["按成员单位"],
    };

    public string Name(TonnageBy by, TonnageRow row) => row.Key == Merged ? T["其余 {0} 个，合并列出", row.Groups]
        : by == TonnageBy.Month ? row.Key : (Reader.Current.English ? row.NameEn ?? row.Name : row.Name) ?? row.Key;
}

/// <summary>How the totals are counted, and what was ever changed about it.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class MethodModel : PageModel
{
    /// <summary>Since when the present way of counting holds.</summary>
    public static readonly DateOnly Since = new(2026, 11, 23);
}
