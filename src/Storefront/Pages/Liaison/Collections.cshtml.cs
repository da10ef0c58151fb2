using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Dispatching;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison;

/// <summary>What the households have to give now, and to whom.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class CollectionsModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Collection> Collections { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public async Task OnGetAsync() => Collections = await mediator.Send(new CollectionList());
}
