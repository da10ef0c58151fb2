using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Certification;

/// <summary>Where an application of one's own stands; it can be taken back until the certificate is issued.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class OwnApplicationModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public ApplicationSheet Sheet { get; private set; } = null!;

    public bool IsOpen => Sheet.Row.State is ApplicationState.AtCounty or ApplicationState.AtCity or ApplicationState.AtProvince or ApplicationState.InNotice;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetApplication(Id)) is { IsOwn: true } sheet ? sheet : throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new WithdrawApplication(Id, Reason));
        Said = T["申请已撤回。"];
        return Redirect($"/cooperative/certification/{Id}");
    }
}
