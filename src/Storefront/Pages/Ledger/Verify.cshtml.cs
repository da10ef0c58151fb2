using ConsumerAid.AllianceAdmin.Trail;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>Recomputes the whole ledger and the audit trail on request and shows the verdict.</summary>
[Authorize(Roles = $"{Roles.Auditor},{Roles.Administrator}")]
[Repeatable]
internal sealed class VerifyModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    public LedgerVerdict? Verdict { get; private set; }

    public TrailVerdict? Trail { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Until when the reader may take the ledger away.</summary>
    public DateTimeOffset? ExportUntil { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => ExportUntil = await mediator.Send(new MayExport());

    public async Task<IActionResult> OnPostAskAsync()
    {
        await mediator.Send(new AskForExport(Reason ?? ""));
        Done = T["已提出，另一名管理员同意后生效。"];
        return LocalRedirect("/ledger/verify");
    }

    public async Task OnPostAsync()
    {
        await ShowAsync();
        At = clock.GetUtcNow();
        Verdict = await mediator.Send(new VerifyLedger(), HttpContext.RequestAborted);
        Trail = await mediator.Send(new VerifyTrail(), HttpContext.RequestAborted);
    }
}
