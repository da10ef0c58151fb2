using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Lots;

/// <summary>Lots on sale. All filters live in the address; one that cannot be read says so at its field and filters nothing.</summary>
[OutputCache(PolicyName = PublicPages.Policy, Tags = [PublicPages.Lots])]
internal sealed class LotsModel(IMediator mediator, LotFacetsKept facets, Words T) : PageModel
{
    private const int PerPage = 24;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? County { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Produce { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitPrice? MaxPrice { get; set; }

    [BindProperty(SupportsGet = true)]
    public Weight? MinWeight { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<Catalog.LotCard> Found { get; private set; } = null!;

    public FilterForm Filter { get; private set; } = null!;

    /// <summary>The county's or the product's name when the list is of that alone.</summary>
    public string? Of { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var order = Sort is null ? LotOrder.Urgent : Orders.Trade.Codes.Parse<LotOrder>(Sort) ?? LotOrder.Urgent;
        var counts = await facets.Get(mediator, cancellation);
        Found = await mediator.Send(new FindLots(Empty(Q), Empty(County), Empty(Produce), MaxPrice, MinWeight, Month is >= 1 and <= 12 ? Month : null, Days, order, After, PerPage), cancellation);
        Of = (counts.Counties.FirstOrDefault(row => row.What.Code == County) ?? counts.Produce.FirstOrDefault(row => row.What.Code == Produce))?.What.Name();
        var active = Request.Query.Any(part => part.Key is not ("after" or "sort") && !string.IsNullOrEmpty(part.Value) && !part.Key.EndsWith(".unit", StringComparison.Ordinal));
        Filter = new FilterForm(Fields(counts))
        {
            Active = active, Count = active ? null : T["{0} 批在售，来自 {1} 个县。", counts.Counties.Sum(row => row.Lots), counts.Counties.Count],
        };
    }

    private IReadOnlyList<Field> Fields(LotCounts counts) =>
    [
        new TextField("q", T["找什么"]) { Type = "search", Value = Q, Longest = 60 },
        new ChoiceField("county", T["县"], Choices(counts.Counties, County)) { AsButtons = false, Value = County ?? "" },
        new ChoiceField("produce", T["品种"], Choices(counts.Produce, Produce)) { AsButtons = false, Value = Produce ?? "" },
        new TextField("maxPrice", T["最高价"]) { Keypad = "decimal", Suffix = Reader.Current.Unit == WeightUnit.Jin ? T["元/斤"] : T["元/公斤"] },
        new TextField("minWeight", T["至少要"]) { Keypad = "decimal", Suffix = Shown.Unit(Reader.Current.Unit) },
        new ChoiceField("month", T["采收月份"], [new("", T["不限"]), .. Enumerable.Range(1, 12).Select(month => new Choice($"{month}", MonthName(month)))]) { AsButtons = false, Value = $"{Month}" },
        new ChoiceField("days", T["几天内到期"], [new("", T["不限"]), new("3", T["{0} 天内", 3]), new("7", T["{0} 天内", 7]), new("30", T["{0} 天内", 30])]) { AsButtons = false, Value = $"{Days}" },
        new ChoiceField("sort", T["排序"],
            [new("urgent", T["最急的在前"]), new("newest", T["新上架的在前"]), new("cheapest", T["价格低的在前"]), new("dearest", T["价格高的在前"]), new("most-free", T["货多的在前"])])
            { AsButtons = false, Value = Sort ?? "urgent" },
    ];

    // What is chosen stays among the choices when its last lot is sold.
    private List<Choice> Choices(IReadOnlyList<LotCount> counts, string? chosen)
    {
        var choices = counts.Select(row => new Choice(row.What.Code, row.What.Name(), $"{row.Lots}")).ToList();
        if (!string.IsNullOrEmpty(chosen) && choices.TrueForAll(choice => choice.Value != chosen)) choices.Insert(0, new Choice(chosen, chosen));
        return [new Choice("", T["不限"]), .. choices];
    }

    private static string MonthName(int month) => new DateOnly(2000, month, 1).ToString("MMMM", Reader.Current.Culture);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
