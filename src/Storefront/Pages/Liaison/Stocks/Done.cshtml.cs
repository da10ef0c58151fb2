using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison.Stocks;

/// <summary>A stock is recorded: its number, what happens next, and the photos that wait on the phone go out from here.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class StockDoneModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Batch { get; set; }

    [TempData]
    public string? PhotosRefused { get; set; }

    public StockRow Stock { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => Stock = (await mediator.Send(new GetStock(id)) ?? throw new NotFound()).Stock;
}
