using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Complaints;

/// <summary>One complaint: its clock, its thread, and what the reader may do about it.</summary>
[Authorize]
internal sealed class ComplaintModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Settlement { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public ComplaintSheet Sheet { get; private set; } = null!;

    public bool MayWrite => !User.IsInRole(Roles.Auditor);

    public bool MaySettle => MayWrite && Sheet.Row.Side != ComplaintSide.Complainant && (Sheet.Row.State != ComplaintState.Escalated || Sheet.Row.Side == ComplaintSide.Office);

    public bool MayEscalate => MayWrite && Sheet.Row is { Side: ComplaintSide.Complainant, EscalatedAt: null } row && (row.State == ComplaintState.Settled || row.SettleDueAt <= clock.GetUtcNow());

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetComplaint(Id)) ?? throw new NotFound();

    public Task<IActionResult> OnPostAnswerAsync() => Done(new AnswerComplaint(Id, Text), T["已发出。"]);

    public Task<IActionResult> OnPostSettleAsync() => Done(new SettleComplaint(Id, Settlement), T["已办结，投诉人会收到通知。"]);

    public Task<IActionResult> OnPostEscalateAsync() => Done(new EscalateComplaint(Id, Reason), T["已转联盟办公室。"]);

    private async Task<IActionResult> Done(ICommand<Done> command, string said)
    {
        await mediator.Send(command);
        Said = said;
        return RedirectToPage(new { Id });
    }
}
