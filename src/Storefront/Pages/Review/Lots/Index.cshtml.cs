using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Lots;

/// <summary>The county's lots that wait for a decision.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class ReviewLotsModel(IMediator mediator) : PageModel
{
    public string? After { get; private set; }

    public Page<LotCard> Lots { get; private set; } = new([], null);

    public async Task OnGetAsync(string? after) => (After, Lots) = (after, await mediator.Send(new LotsToReview(after)));
}
