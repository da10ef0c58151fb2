using System.Globalization;
using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
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
internal sealed class ImpactModel(IMediator mediator, Words T, TimeProvider clock) : PageModel
{
    private const string Merged = "other";
    private const int Most = 200;

    public Orders.Ledger.Impact Totals { get; private set; } = null!;

    public CountyMap Map { get; private set; } = null!;

    public IReadOnlyList<TonnageTable> Tables { get; private set; } = [];

    /// <summary>The day whose end is looked back to; null: now.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The newest bulletin, if there is one.</summary>
    public Page<BulletinRow> Bulletins { get; private set; } = new([], null);

    public YearComparison Years { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    /// <summary>The same day in the addresses of files.</summary>
    public string DayOf(char before) => Day is { } day ? $"{before}asOf={CsvFile.Day(day)}" : "";

    /// <summary>The same instant in the addresses of the API.</summary>
    public string InstantOf(char before) => Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{before}asOf={ChinaTime.EndOf(day).UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z") : "";

    /// <param name="asOf">What was recorded by the end of that day in China; null: now.</param>
    public async Task OnGetAsync(DateOnly? asOf, CancellationToken cancellation)
    {
        if (asOf > Today) ModelState.AddModelError("asOf", T["这一天还没到，下面是现在的数字。"]);
        Day = asOf < Today ? asOf : null;
        await ShowAsync(Day is { } day ? ChinaTime.EndOf(day) : null, cancellation);
    }

    private async Task ShowAsync(DateTimeOffset? asOf, CancellationToken cancellation)
    {
        Totals = await mediator.Send(new GetImpact(asOf), cancellation);
        Map = ImpactViews.Map(T, await mediator.Send(new FindCounties(), cancellation), await mediator.Send(new CountyTonnages(asOf), cancellation));
        List<TonnageTable> tables = [];
        foreach (var by in new[] { TonnageBy.County, TonnageBy.Produce, TonnageBy.Month, TonnageBy.Member }) tables.Add(await mediator.Send(new GetTonnage(by, AsOf: asOf, Public: true), cancellation));
        Tables = tables;
        Bulletins = await mediator.Send(new FindBulletins(Limit: 1), cancellation);
        Years = await mediator.Send(new CompareYears(asOf), cancellation);
    }

    /// <summary>Months in their order, everything else by weight; the merged row last. Behind the first <see cref="Most"/> the page merges as well; files have every row.</summary>
    public static IReadOnlyList<TonnageRow> InOrder(TonnageTable table)
    {
        if (table.By == TonnageBy.Month) return table.Rows;
        var told = table.Rows.Where(row => row.Key != Merged).OrderByDescending(row => row.Sum.Accepted).ToList();
        var rest = told.Skip(Most).Concat(table.Rows.Where(row => row.Key == Merged)).ToList();
        return told.Count <= Most ? [.. told, .. rest] : [.. told.Take(Most), new TonnageRow { Key = Merged, Sum = TonnageSums.Of(rest.Select(row => row.Sum)), Groups = rest.Sum(row => row.Groups) }];
    }

    /// <summary>More or less than a year before in hundredths, rounded towards zero; null where one of them is not told or nought.</summary>
    public static string? Change(YearRow row) =>
        row is { Accepted: { } now, YearBefore: { Grams: > 0 } before } ? ((now.Grams - before.Grams) * 100 / before.Grams).ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture) + " %" : null;

    public string YearName(YearRow row) => row.Key == Merged ? T["其余，合并列出"] : (Reader.Current.English ? row.NameEn ?? row.Name : row.Name) ?? row.Key;

    /// <summary>Nothing was recorded by then.</summary>
    public bool IsEmpty => Totals.Figures.All(figure => figure.Value == 0);

    public string Said(YearGap gap) => gap switch
    {
        YearGap.NothingBefore => T["一年前的这些月份，账本里没有收下的货，没有可比的。"],
        YearGap.NothingNow => T["今年的这些月份，账本里还没有收下的货，没有可比的。"],
        _ => T["两年里够十户、可以公布的月份对不上，不硬比。"],
    };

    public string Caption(TonnageBy by) => by switch
    {
        TonnageBy.County => T["按县"],
        TonnageBy.Produce => T["按品种"],
        TonnageBy.Month => T["按月"],
        _ => T["按成员单位"],
    };

    public string Name(TonnageBy by, TonnageRow row) => by == TonnageBy.Month && row.Key != Merged ? HomeModel.Month(row.Key) : Named(T, by, row);

    public static string Named(Words T, TonnageBy by, TonnageRow row) => row.Key == Merged ? row.Groups == 0 ? T["其余，合并列出"] : T["其余 {0} 个，合并列出", row.Groups]
        : by == TonnageBy.Month ? row.Key : (Reader.Current.English ? row.NameEn ?? row.Name : row.Name) ?? row.Key;
}

/// <summary>How the totals are counted, and what was ever changed about it.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class MethodModel : PageModel
{
    /// <summary>Since when the present way of counting holds.</summary>
    public static readonly DateOnly Since = new(2026, 11, 23);
}
