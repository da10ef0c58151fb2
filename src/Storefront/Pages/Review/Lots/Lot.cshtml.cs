using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Lots;

/// <summary>Everything needed to decide about a lot, and the decision.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class ReviewLotModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public LotPage Shown { get; private set; } = null!;

    public ProduceFact? Produce { get; private set; }

    public LotPrice? Price { get; private set; }

    public Page<OfferRow> Offers { get; private set; } = new([], null);

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Shown = await mediator.Send(new GetLot(Id)) is { Internal: not null } lot ? lot : throw new NotFound();
        Produce = (await mediator.Send(new FindProduce())).FirstOrDefault(kind => kind.Code == Shown.Card.Produce.Code);
        Price = await mediator.Send(new GetLotPrice(Id));
        After = Request.Query["after"].ToString() is { Length: > 0 } after ? after : null;
        Offers = await mediator.Send(new OffersIn(Id, After, 50));
    }

    public async Task<IActionResult> OnPostAsync(bool approve)
    {
        await mediator.Send(new ReviewLot(Id, approve, Reason));
        Said = approve ? T["已通过，货源已公开。"] : T["已退回合作社。"];
        return RedirectToPage(new { Id });
    }
}
