using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Work behind the scenes that failed, each with its last error.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class FailuresModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<FailureRow> Found { get; private set; } = null!;

    public IReadOnlyList<FailedJobRow> Jobs { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Found = await mediator.Send(new FindFailures(After));
        Jobs = await mediator.Send(new FindFailedJobs());
    }
}
