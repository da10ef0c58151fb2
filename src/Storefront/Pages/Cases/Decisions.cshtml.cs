using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cases;

/// <summary>Published decisions, for everybody.</summary>
internal sealed class DecisionsModel(IMediator mediator) : PageModel
{
    public string? After { get; private set; }

    public Page<PublishedDecision> Found { get; private set; } = new([], null);

    public async Task OnGetAsync()
    {
        After = Request.Query["after"] is [{ Length: > 0 } after] ? after : null;
        Found = await mediator.Send(new FindDecisions(After));
    }
}
