using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Membership;

/// <summary>A paper to take away, as it was received. It is never shown within a page: strangers sent it.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor},{Roles.Purchaser},{Roles.Approver},{Roles.Finance}")]
internal sealed class PaperModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await mediator.Send(new GetPaper(id)) is not { } paper) return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        return File(paper.Bytes.ToArray(), paper.ContentType, paper.FileName);
    }
}
