using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Certification;

/// <summary>The county's queue of applications, longest waiting first; or all of them.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class CountyApplicationsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public Page<ApplicationRow> Applications { get; private set; } = new([], null);

    public async Task OnGetAsync(string? after) =>
        (After, Applications) = (after, await mediator.Send(new FindApplications(All ? null : ApplicationState.AtCounty, After: after)));
}
