using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Liaisons with their training and load.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class LiaisonsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? County { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Room { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public LiaisonPage Found { get; private set; } = null!;

    public IReadOnlyList<CountyFact> Counties { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Counties = await mediator.Send(new FindCounties());
        Found = await mediator.Send(new FindLiaisons(string.IsNullOrEmpty(County) ? null : County, WithRoom: Room, Code: Code, After: After));
    }
}
