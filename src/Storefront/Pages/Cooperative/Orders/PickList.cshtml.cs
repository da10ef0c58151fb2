using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Dispatching;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Orders;

/// <summary>The paper to collect by, village after village.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class PickListModel(IMediator mediator) : PageModel
{
    public PickList List { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => List = await mediator.Send(new GetPickList(id)) ?? throw new NotFound();
}
