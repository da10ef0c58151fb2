using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Organisations by name, code and kind.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class OrganisationsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public OrganisationPage Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await mediator.Send(new FindOrganisations(Kind, Q, After));
}
