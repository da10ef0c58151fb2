using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Households;

/// <summary>The county's households, to find one whose need weight is wrong.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class ReviewHouseholdsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public string? After { get; private set; }

    public HouseholdPage Found { get; private set; } = new([], null);

    public async Task OnGetAsync(string? after) => (After, Found) = (after, await mediator.Send(new FindHouseholds(Q, After: after)));
}
