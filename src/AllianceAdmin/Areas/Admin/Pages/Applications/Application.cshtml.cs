using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>One application: what was checked, and who decides. The first password of the contact's account is shown once, on the answer itself.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class ApplicationModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ApplicationSheet Application { get; private set; } = null!;

    public ConfirmedMember? Confirmed { get; private set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Application = await mediator.Send(new GetApplication(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAdmitAsync()
    {
        await mediator.Send(new AdmitApplicant(Id));
        Done = T["已同意，等另一名管理员确认。"];
        return LocalRedirect($"/admin/applications/{Id}");
    }

    public async Task OnPostConfirmAsync()
    {
        Confirmed = await mediator.Send(new ConfirmApplicant(Id));
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        await mediator.Send(new RefuseApplicant(Id, Reason));
        Done = T["已决定不通过。请把理由告诉联系人。"];
        return LocalRedirect($"/admin/applications/{Id}");
    }
}
