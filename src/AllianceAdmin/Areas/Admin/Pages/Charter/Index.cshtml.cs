using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>The charter's versions, drafts of the next one and trials of drafts on the past.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class CharterIndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private const int LatestTrials = 10;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<DraftRow> Drafts { get; private set; } = null!;

    public IReadOnlyList<WhatIfRow> Trials { get; private set; } = [];

    public IReadOnlyList<CharterEdition> Versions { get; private set; } = [];

    /// <summary>The id under which a new draft is written, however often the form is sent.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7(clock.GetUtcNow());

    public async Task OnGetAsync()
    {
        Drafts = await mediator.Send(new FindDrafts(After));
        Trials = (await mediator.Send(new FindWhatIfs(Limit: LatestTrials))).Items;
        Versions = (await mediator.Send(new GetCharter()))?.Versions ?? [];
    }
}
