using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>The whole ledger as a file for outside checkers, written as it is read; to whom another let take it. Others are led to where they ask.</summary>
[Authorize(Roles = $"{Roles.Auditor},{Roles.Administrator}")]
internal sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (await mediator.Send(new MayExport()) is null) return LocalRedirect("/ledger/verify");
        Response.ContentType = "application/x-ndjson";
        Response.Headers.ContentDisposition = $"attachment; filename=\"consumeraid-ledger-{clock.Today():yyyyMMdd}.ndjson\"";
        // The rows come from a bare reader; nothing of the file is kept in memory.
        HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await mediator.Send(new ExportLedger(Response.Body), HttpContext.RequestAborted);
        return new EmptyResult();
    }
}
