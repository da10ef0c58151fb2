using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>All members with their pledges.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class MembersModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public MemberField? Field { get; set; }

    [BindProperty(SupportsGet = true)]
    public MemberState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Ending { get; set; }

    [BindProperty(SupportsGet = true)]
    public PledgeBand? Band { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<PledgeProgress> Found { get; private set; } = null!;

    public int ThisYear => clock.Today().Year;

    public async Task OnGetAsync() => Found = await mediator.Send(new FindPledges(Q, Field, State, Ending, Year, After, Band: Band));
}
