using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Reading;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Orders;

/// <summary>What waits to leave, what is disputed, and every order with a part of the cooperative's.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class OrdersModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public IReadOnlyList<OrderToDispatch> ToDispatch { get; private set; } = [];

    public IReadOnlyList<DispatchRow> Disputed { get; private set; } = [];

    public OrderPage All { get; private set; } = new([], null);

    public string? After { get; private set; }

    public DateOnly Today => clock.Today();

    public async Task OnGetAsync(string? after)
    {
        After = after;
        ToDispatch = await mediator.Send(new OrdersToDispatch());
        Disputed = await mediator.Send(new Disputes());
        All = await mediator.Send(new FindOrders(Cursor: after, Limit: 30));
    }
}
