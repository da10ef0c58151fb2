using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison;

/// <summary>Where a liaison's day begins: the households, and what each has waiting, promised and sold.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class MyHouseholdsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<HouseholdStanding> Households { get; private set; } = [];

    public int Unread { get; private set; }

    public async Task OnGetAsync()
    {
        Households = await mediator.Send(new MyHouseholds());
        Unread = (await mediator.Send(new MyNotices(UnreadOnly: true, Limit: 1))).Unread;
    }
}
