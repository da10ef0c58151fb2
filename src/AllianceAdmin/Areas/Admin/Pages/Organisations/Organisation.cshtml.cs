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

/// <summary>One organisation, and what may change of it.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class OrganisationModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

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

    [BindProperty]
    public bool Active { get; set; }

    [TempData]
    public string? Done { get; set; }

    public OrganisationFact Organisation { get; private set; } = null!;

    public CountyFact? County { get; private set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Organisation = await mediator.Send(new GetOrganisation(Id)) ?? throw new NotFound();
        County = (await mediator.Send(new FindCounties())).FirstOrDefault(county => county.Code == Organisation.CountyCode);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new EditOrganisation(Id, new OrganisationForm(Name ?? "", NameEn, CreditCode, Field, ApprovalFrom ?? Money.Zero), Active));
        Done = T["已保存。"];
        return LocalRedirect($"/admin/organisations/{Id}");
    }
}
