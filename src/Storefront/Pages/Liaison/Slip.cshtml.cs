using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison;

/// <summary>A household's proof on paper: what left, what was accepted, what is due.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class SlipModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public HouseholdSlip Slip { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(string code) => Slip = await mediator.Send(new GetHouseholdSlip(code, 200)) ?? throw new NotFound();
}
