using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A draft with what it changes: proposed, decided by a second administrator, tried on the past.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class CharterDraftModel(IMediator mediator, CurrentActor actor, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? Adopt { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid TrialId { get; set; } = Guid.CreateVersion7(clock.GetUtcNow());

    [BindProperty]
    public DateOnly? From { get; set; } = clock.Today().AddYears(-1);

    [BindProperty]
    public DateOnly? To { get; set; } = clock.Today();

    [TempData]
    public string? Done { get; set; }

    public DraftText Draft { get; private set; } = null!;

    public bool IsProposer => Draft.ProposedBy == actor.Code;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Draft = await mediator.Send(new GetDraft(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostProposeAsync()
    {
        await mediator.Send(new ProposeDraft(Id));
        return Told(T["草案已提交，等另一名管理员决定。"]);
    }

    public async Task<IActionResult> OnPostDecideAsync()
    {
        await ShowAsync();
        if (Adopt is null) ModelState.AddModelError(nameof(Adopt), T["请选通过还是退回。"]);
        if (!ModelState.IsValid) return Page();
        var decided = await mediator.Send(new DecideDraft(Id, Adopt!.Value, Reason ?? ""));
        return Told(decided.Number is { } number ? T["已通过，成为第 {0} 版。", number] : T["已退回。"]);
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await mediator.Send(new DiscardDraft(Id));
        return Told(T["草案已放弃。"]);
    }

    public async Task<IActionResult> OnPostTryAsync()
    {
        await ShowAsync();
        if (!ModelState.IsValid) return Page();
        await mediator.Send(new TryCharter(TrialId, From, To, Draft.Changes));
        return LocalRedirect($"/admin/charter/what-if/{TrialId}");
    }

    private LocalRedirectResult Told(string done)
    {
        Done = done;
        return LocalRedirect($"/admin/charter/drafts/{Id}");
    }
}
