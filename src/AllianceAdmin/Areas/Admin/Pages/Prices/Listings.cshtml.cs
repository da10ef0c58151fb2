using ConsumerAid.AllianceAdmin.Listings;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages.Prices;

/// <summary>Lots on sale beside today's reference; the filter lives in the address.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class ListingsModel(IMediator mediator, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PriceBand? Band { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<Listing> Found { get; private set; } = new([], null);

    public FilterForm Filter => new(
    [
        new ChoiceField("band", T["单价"], [new("", T["全部"]), .. Enum.GetValues<PriceBand>().Select(band => new Choice($"{band}", DeskWords.Of(T, band)))]) { Value = $"{Band}", AsButtons = false },
    ])
    { Active = Band is not null };

    public async Task OnGetAsync() => Found = await mediator.Send(new FindListings(Band, After));
}
