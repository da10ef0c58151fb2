using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>What waits for an approver, the first to lapse first. Each is decided on its own page, beside the evidence.</summary>
[Authorize(Roles = Roles.Approver)]
internal sealed class ApprovalsModel(IMediator sender, TimeProvider clock) : PageModel
{
    public IReadOnlyList<OrderToApprove> Orders { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync() => Orders = await sender.Send(new OrdersToApprove());
}
