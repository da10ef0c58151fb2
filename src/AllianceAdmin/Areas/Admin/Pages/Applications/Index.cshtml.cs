using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Companies that want to become members.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class ApplicationsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ApplicationState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<ApplicationRow> Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await mediator.Send(new FindApplications(State, After));
}
