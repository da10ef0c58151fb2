using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A certificate's removal: proposed by one administrator, decided by another.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class AdminCertificateModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? Agree { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public CertificatePage Certificate { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Certificate = await mediator.Send(new GetCertificate(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new ProposeRemoval(Id, Reason ?? ""));
        Said = T["已提出撤销，等另一名管理员决定。"];
        return Redirect($"/admin/certificates/{Id}");
    }

    public async Task<IActionResult> OnPostDecideAsync()
    {
        await ShowAsync();
        if (Agree is null) ModelState.TryAddModelError(nameof(Agree), T["请选撤销或不撤销。"]);
        if (!ModelState.IsValid) return Page();
        await mediator.Send(new DecideRemoval(Id, Agree!.Value, Reason ?? ""));
        Said = Agree.Value ? T["证书已撤销，合作社已收到通知。"] : T["已决定不撤销。"];
        return Redirect($"/admin/certificates/{Id}");
    }
}
