using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Listings of cooperatives that were called to talk.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class ListingPermitsModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Grant { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<WaitingListing> Waiting { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Waiting = await mediator.Send(new FindListingPermits());

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new DecideListing(Id, Grant, Reason));
        Done = Grant ? T["已同意，合作社会收到通知。"] : T["没有同意，合作社会收到通知。"];
        return LocalRedirect("/admin/listings");
    }
}
