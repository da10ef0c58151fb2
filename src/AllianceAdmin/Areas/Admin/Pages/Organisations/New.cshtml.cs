using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Enters an organisation.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class NewOrganisationModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public OrganisationKind Kind { get; set; }

    [BindProperty]
    public string? CountyCode { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    [BindProperty]
    public string? CreditCode { get; set; }

    [BindProperty]
    public MemberField? Field { get; set; }

    [BindProperty]
    public Money? ApprovalFrom { get; set; }

    public IReadOnlyList<CountyFact> Counties { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Counties = await mediator.Send(new FindCounties());

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var registered = await mediator.Send(new RegisterOrganisation(
            Kind, string.IsNullOrEmpty(CountyCode) ? null : CountyCode, new OrganisationForm(Name ?? "", NameEn, CreditCode, Field, ApprovalFrom ?? Money.Zero)));
        TempData[nameof(OrganisationModel.Done)] = T["单位已登记，编号 {0}。", registered.Code];
        return LocalRedirect($"/admin/organisations/{registered.Id}");
    }
}
