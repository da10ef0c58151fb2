using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What changed rules would have done in a past period, with the list behind each number.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class WhatIfModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public WhatIfOutcome? Outcome { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public WhatIfAnswer Trial { get; private set; } = null!;

    public Page<WhatIfActRow> Acts { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Trial = await mediator.Send(new GetWhatIf(Id)) ?? throw new NotFound();
        Acts = await mediator.Send(new FindWhatIfActs(Id, Rule, Outcome, After));
    }
}
