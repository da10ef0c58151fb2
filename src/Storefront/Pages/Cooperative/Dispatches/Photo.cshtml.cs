using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Storefront.Api;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Dispatches;

/// <summary>Takes one photo of a dispatch, by PUT of its bytes; the same once more is the same photo.</summary>
[Authorize(Roles = Roles.Cooperative), RequestSizeLimit(Uploads.LargestPicture + 1)]
internal sealed class DispatchPhotoModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet(Guid id) => RedirectToPage("/Cooperative/Dispatches/Dispatch", new { id });

    public async Task<IActionResult> OnPutAsync(Guid id, string clientId, CancellationToken cancellation)
        => new JsonResult(await mediator.Send(new AddDispatchPhoto(id, clientId, await Request.Picture(cancellation)), cancellation));
}
