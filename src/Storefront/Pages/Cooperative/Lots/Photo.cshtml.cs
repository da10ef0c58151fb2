using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Api;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>Takes one photo of a lot, by PUT of its bytes; the same once more is the same photo.</summary>
[Authorize(Roles = Roles.Cooperative), RequestSizeLimit(Uploads.LargestPicture + 1)]
internal sealed class LotPhotoModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("/Cooperative/Lots/Lot", new { id });

    public async Task<IActionResult> OnPutAsync(Guid id, string clientId, CancellationToken cancellation)
        => new JsonResult(await mediator.Send(new AddLotPhoto(id, clientId, await Request.Picture(cancellation)), cancellation));
}
