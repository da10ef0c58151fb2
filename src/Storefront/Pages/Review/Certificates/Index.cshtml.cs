using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Certificates;

/// <summary>The county's certificates of products, latest end first.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class CertificatesModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public Page<CertificateRow> Certificates { get; private set; } = new([], null);

    public DateOnly Today => clock.Today();

    public async Task OnGetAsync(string? after) => (After, Certificates) = (after, await mediator.Send(new FindCertificates(After: after)));
}
