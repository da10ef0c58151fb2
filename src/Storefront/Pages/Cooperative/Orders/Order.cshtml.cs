using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Orders;

/// <summary>The cooperative's part of an order, with how it is divided over the households.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class OrderModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public OrderView Shown { get; private set; } = null!;

    public AllocationView? Allocation { get; private set; }

    public bool CanDispatch => Shown.State is OrderState.Approved or OrderState.Dispatching && Shown.Lines.Any(line => line.Open.IsPositive);

    public StateLine Way => Ways.Of(T, Shown, clock.GetUtcNow());

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Shown = await mediator.Send(new GetOrder(Id)) ?? throw new NotFound();
        Allocation = await mediator.Send(new GetAllocation(Id));
    }

    public async Task<IActionResult> OnPostCancellationAsync(bool agree)
    {
        await mediator.Send(new AgreeToCancellation(Id, agree, Reason));
        Said = agree ? T["已同意取消，余下的货退回各户。"] : T["已答复买方：不同意取消。"];
        return RedirectToPage(new { Id });
    }
}

/// <summary>The way of a cooperative's part from order to acceptance.</summary>
internal static class Ways
{
    public static StateLine Of(Words T, OrderView order, DateTimeOffset now)
    {
        OrderState[] way = [OrderState.AwaitingApproval, OrderState.Approved, OrderState.Dispatching, OrderState.Delivered, OrderState.Completed];
        var at = Array.IndexOf(way, order.State);
        var steps = at < 0
            ? [new Step(T.State(OrderState.AwaitingApproval), StepState.Done, order.PlacedAt), new Step(T.State(order.State), StepState.Stopped, order.History.Count > 0 ? order.History[^1].At : null)]
            : way.Select((state, i) => new Step(T.State(state), i < at || order.State == OrderState.Completed ? StepState.Done : i == at ? StepState.Now : StepState.Ahead)).ToList();
        return new StateLine(steps) { Next = T[order.Standing.Code], By = order.Standing.By, Urgent = order.Standing.By < now.AddHours(24) };
    }
}
