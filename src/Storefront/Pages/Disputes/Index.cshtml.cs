using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Disputes;

/// <summary>Disputes about weight that are not decided, the shortest time first: a party its own, the office and auditors all.</summary>
[Authorize(Roles = $"{Roles.Purchaser},{Roles.Approver},{Roles.Cooperative},{Roles.Administrator},{Roles.Auditor}")]
internal sealed class IndexModel(IMediator sender) : PageModel
{
    public IReadOnlyList<DispatchRow> Disputes { get; private set; } = [];

    public async Task OnGetAsync() => Disputes = await sender.Send(new ConsumerAid.Orders.Reading.Disputes());
}
