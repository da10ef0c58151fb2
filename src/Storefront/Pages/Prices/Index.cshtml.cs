using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Prices;

/// <summary>The references of all products on a day: where there is a market those, else the band once.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class PricesModel(IMediator mediator, TimeProvider clock, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public IReadOnlyList<NamedReference> Rows { get; private set; } = [];

    public FilterForm Filter => new([new DateField("on", T["哪一天"]) { Value = On }]) { Active = On is not null };

    public async Task OnGetAsync()
    {
        var day = On is { } asked && asked <= clock.Today() && asked.Year >= 2000 ? asked : clock.Today();
        var all = await mediator.Send(new FindPriceReferences(On: day));
        // A grade without observations of its own says nothing that its product does not say.
        Rows = [.. all.Where(row => row.Reference.Grade is null || row.Reference.Basis == ReferenceBasis.Graded)
            .OrderBy(row => row.Reference.Basis == ReferenceBasis.Band && !all.Any(other => other.Produce.Code == row.Produce.Code && other.Reference.Basis != ReferenceBasis.Band))];
    }
}
