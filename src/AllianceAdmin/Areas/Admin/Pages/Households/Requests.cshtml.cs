using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>The second pair of eyes: requests to see an ID number or bank account.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class UnmaskRequestsModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Approve { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<UnmaskRequestRow> Waiting { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Waiting = await mediator.Send(new FindUnmaskRequests());

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new DecideUnmask(Id, Approve));
        Done = Approve ? T["已同意，申请人会收到通知。"] : T["没有同意，申请人会收到通知。"];
        return LocalRedirect("/admin/households/requests");
    }
}
