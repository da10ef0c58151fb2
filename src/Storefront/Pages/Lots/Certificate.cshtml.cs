using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Lots;

/// <summary>The paper behind a lot.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class CertificateModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public CertificatePage Certificate { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await mediator.Send(new GetCertificate(id), cancellation) is not { } page) return NotFound();
        (Certificate, Today) = (page, clock.Today());
        return Page();
    }
}
