using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Where the office's day begins: what needs somebody, and the ways to everything else.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public OfficeDay Day { get; private set; } = null!;

    public int Unmaskings { get; private set; }

    public int Jobs { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public async Task OnGetAsync()
    {
        Day = await mediator.Send(new GetOfficeDay());
        Unmaskings = (await mediator.Send(new FindUnmaskRequests())).Count;
        Jobs = (await mediator.Send(new FindFailedJobs())).Count;
    }
}
