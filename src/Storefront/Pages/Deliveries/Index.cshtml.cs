using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Deliveries;

/// <summary>What the unit has to receive and weigh, the shortest time first, and what it disputes.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class IndexModel(IMediator sender, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DispatchRow> ToAccept { get; private set; } = [];

    public IReadOnlyList<DispatchRow> Disputed { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        ToAccept = await sender.Send(new DeliveriesToAccept());
        if (User.IsInRole(Roles.Purchaser) || User.IsInRole(Roles.Approver)) Disputed = await sender.Send(new ConsumerAid.Orders.Reading.Disputes());
    }
}
