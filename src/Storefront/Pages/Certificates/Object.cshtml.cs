using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Access;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Pages.Certificates;

/// <summary>An objection, with a name or without. Its own id makes it safe to send twice, so that nothing is kept of the account of somebody who stays unknown.</summary>
[Repeatable]
[EnableRateLimiting(RateLimits.Objection)]
internal sealed class ObjectModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? ClientId { get; set; }

    public ApplicationSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        ClientId = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);
        await ShowAsync();
    }

    public async Task ShowAsync()
    {
        Sheet = await mediator.Send(new GetApplication(Id)) ?? throw new NotFound();
        if (Sheet.Row.NoticeFrom is null) throw new NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new ObjectToCertificate(Id, Name, Reason ?? "", ClientId ?? ""));
        TempData["Said"] = T["异议已收到。联盟办公室会有理由地答复，答复后在这一页公开。"];
        return Redirect($"/certificates/notices/{Id}");
    }
}
