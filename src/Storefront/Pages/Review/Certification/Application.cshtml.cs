using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Certification;

/// <summary>The county's decision about an application.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class CountyApplicationModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool? Approve { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ApplicationSheet Sheet { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetApplication(Id)) is { IsOwn: true } sheet ? sheet : throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Approve is null) ModelState.TryAddModelError(nameof(Approve), T["请选通过或不通过。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new DecideApplication(Id, Approve!.Value, Reason ?? ""));
        TempData["Said"] = Approve.Value ? T["已通过，交联盟办公室核查。"] : T["已决定不通过，合作社会收到理由。"];
        return RedirectToPage("/Review/Certification/Index");
    }
}
