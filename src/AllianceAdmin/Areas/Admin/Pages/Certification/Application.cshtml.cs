using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>An application with the office's decision and its answers to objections.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class CertificationApplicationModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? Approve { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? ObjectionId { get; set; }

    [BindProperty]
    public bool? Uphold { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [TempData]
    public string? Said { get; set; }

    public ApplicationSheet Sheet { get; private set; } = null!;

    /// <summary>Objections that nobody has answered.</summary>
    public IReadOnlyList<Choice> Open => [.. Sheet.Objections.Where(objection => objection.AnsweredAt is null)
        .Select(objection => new Choice(objection.Id.ToString(), Shown.Time(objection.At), objection.Reason))];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetApplication(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (Approve is null) ModelState.TryAddModelError(nameof(Approve), T["请选通过或不通过。"]);
        if (!ModelState.IsValid) return Page();
        var state = await mediator.Send(new DecideApplication(Id, Approve!.Value, Reason ?? ""));
        Said = state switch
        {
            ApplicationState.AtProvince => T["市级核查已通过，由另一名管理员作省级复核。"],
            ApplicationState.InNotice => T["省级复核已通过，公示已开始。"],
            _ => T["已决定不通过，合作社会收到理由。"],
        };
        return Redirect($"/admin/certification/{Id}");
    }

    public async Task<IActionResult> OnPostAnswerAsync()
    {
        await ShowAsync();
        if (ObjectionId is null || Sheet.Objections.All(objection => objection.Id != ObjectionId)) ModelState.TryAddModelError(nameof(ObjectionId), T["请选一条异议。"]);
        if (Uphold is null) ModelState.TryAddModelError(nameof(Uphold), T["请选异议是否成立。"]);
        if (!ModelState.IsValid) return Page();
        await mediator.Send(new AnswerObjection(ObjectionId!.Value, Uphold!.Value, Answer ?? ""));
        Said = T["异议已答复，答复已公开。"];
        return Redirect($"/admin/certification/{Id}");
    }
}
