using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>The cooperative says why a lot costs more than the reference.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class LotPriceModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public LotPage Lot { get; private set; } = null!;

    public LotPrice? Price { get; private set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Lot = await mediator.Send(new GetLot(Id)) is { Internal: not null } lot ? lot : throw new NotFound();
        Price = await mediator.Send(new GetLotPrice(Id));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new ExplainPrice(Id, Text ?? ""));
        TempData["Said"] = T["说明已提交，联盟办公室和县级审核员能看到。"];
        return RedirectToPage("/Cooperative/Lots/Lot", new { Id });
    }
}
