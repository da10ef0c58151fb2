using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Dispatching;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Dispatches;

/// <summary>A slip for each household whose goods are on the lorry.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class SlipsModel(IMediator mediator) : PageModel
{
    public DispatchView Shown { get; private set; } = null!;

    public async Task OnGetAsync(Guid id) => Shown = await mediator.Send(new GetDispatch(id)) ?? throw new NotFound();
}
