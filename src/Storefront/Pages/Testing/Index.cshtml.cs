using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Testing;

/// <summary>What laboratories found of the lots that one may see.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.CountyReviewer},{Roles.Administrator},{Roles.Auditor}")]
internal sealed class TestsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    public string? After { get; private set; }

    public Page<TestRow> Tests { get; private set; } = new([], null);

    public bool MayRecord => User.IsInRole(Roles.Cooperative) || User.IsInRole(Roles.CountyReviewer) || User.IsInRole(Roles.Administrator);

    public async Task OnGetAsync(string? after) => (After, Tests) = (after, await mediator.Send(new FindTests(Failed: Failed, After: after)));
}
