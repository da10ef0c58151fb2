using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Api;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison.Stocks;

/// <summary>Takes one photo from the phone, by PUT of its bytes; the same once more is the same photo.</summary>
[Authorize(Roles = Roles.Liaison), RequestSizeLimit(Uploads.LargestPicture + 1)]
internal sealed class StockPhotoModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("/Liaison/Stocks/Stock", new { id });

    public async Task<IActionResult> OnPutAsync(Guid id, string clientId, CancellationToken cancellation)
        => new JsonResult(await mediator.Send(new AddStockPhoto(id, clientId, await Request.Picture(cancellation)), cancellation));
}
