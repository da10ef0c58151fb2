using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A reported sale: papers, review, reversal.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class OfflineSaleModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OfflineSaleSheet Sale { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sale = await mediator.Send(new GetOfflineSale(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostReviewAsync(bool accept)
    {
        await mediator.Send(new ReviewOfflineSale(Id, accept, Reason));
        return Said(accept ? T["已计入。"] : T["未计入，已告诉申报单位。"]);
    }

    public async Task<IActionResult> OnPostReverseAsync()
    {
        await mediator.Send(new ReverseOfflineSale(Id, Reason));
        return Said(T["已冲回。"]);
    }

    private LocalRedirectResult Said(string done)
    {
        Done = done;
        return LocalRedirect($"/admin/offline-sales/{Id}");
    }
}
