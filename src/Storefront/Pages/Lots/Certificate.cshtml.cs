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
    public CertificateRow Paper { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await mediator.Send(new GetCertificate(id), cancellation) is not { } paper) return NotFound();
        (Paper, Today) = (paper, clock.Today());
        return Page();
    }
}
