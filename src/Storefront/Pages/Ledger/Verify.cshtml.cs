using ConsumerAid.AllianceAdmin.Trail;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>Recomputes the whole ledger and the audit trail on request and shows the verdict.</summary>
[Authorize(Roles = $"{Roles.Auditor},{Roles.Administrator}")]
[Repeatable]
internal sealed class VerifyModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public LedgerVerdict? Verdict { get; private set; }

    public TrailVerdict? Trail { get; private set; }

    public DateTimeOffset At { get; private set; }

    public async Task OnPostAsync()
    {
        At = clock.GetUtcNow();
        Verdict = await mediator.Send(new VerifyLedger(), HttpContext.RequestAborted);
        Trail = await mediator.Send(new VerifyTrail(), HttpContext.RequestAborted);
    }
}
