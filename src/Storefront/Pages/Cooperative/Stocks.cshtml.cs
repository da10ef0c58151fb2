using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative;

/// <summary>Stocks of the members that wait, by produce and grade, to be ticked and bundled.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class StocksModel(IMediator mediator, CurrentActor actor, TimeProvider clock, Words T) : PageModel
{
    private IReadOnlyList<ProduceFact> produce = [];

    [BindProperty(SupportsGet = true)]
    public string? Produce { get; set; }

    [BindProperty(SupportsGet = true)]
    public Grade? Grade { get; set; }

    public string? After { get; private set; }

    public Page<StockRow> Stocks { get; private set; } = new([], null);

    public DateOnly Today => clock.Today();

    public IEnumerable<IGrouping<(string, Grade), StockRow>> Groups => Stocks.Items.GroupBy(stock => (stock.Produce, stock.Grade)).OrderBy(group => group.Min(stock => stock.SpoilsOn));

    public IReadOnlyList<Choice> ProduceChoices =>
        [new("", T["全部"]), .. produce.OrderBy(kind => kind.Name(), StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, kind.Name()))];

    public async Task OnGetAsync(string? after)
    {
        After = after;
        Stocks = await mediator.Send(new StocksToBundle(string.IsNullOrEmpty(Produce) ? null : Produce, Grade, after, 100));
        // What grows in its county, and whatever else is on the page.
        produce = [.. (await mediator.Send(new FindProduce())).Where(kind => kind.CountyCode == actor.County || kind.Code == Produce || Stocks.Items.Any(stock => stock.Produce == kind.Code))];
    }
}
