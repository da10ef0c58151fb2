using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>The cooperative's lots in all states.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class OwnLotsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public LotState? State { get; set; }

    public string? After { get; private set; }

    public Page<LotCard> Lots { get; private set; } = new([], null);

    public async Task OnGetAsync(string? after) => (After, Lots) = (after, await mediator.Send(new LotsOf(State, after)));
}
