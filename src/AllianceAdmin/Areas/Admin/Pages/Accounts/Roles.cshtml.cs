using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Gives an account other roles or another place.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class AccountRolesModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    private IReadOnlyList<CountyFact> counties = [];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "roles")]
    public List<string> Chosen { get; set; } = [];

    [BindProperty(Name = "organisationId")]
    public string? Organisation { get; set; }

    [BindProperty(Name = "countyCode")]
    public string? County { get; set; }

    [BindProperty(Name = "liaisonId")]
    public string? Liaison { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public AccountRow Account { get; private set; } = null!;

    public PlaceForm Place => new(Chosen, Organisation, County, Liaison, counties);

    public async Task OnGetAsync()
    {
        await ShowAsync();
        Chosen = [.. Account.Roles];
        County = Account.CountyCode;
        if (Account.OrganisationId is { } organisation) Organisation = (await mediator.Send(new GetOrganisation(organisation)))?.Code;
        if (Account.LiaisonId is { } liaison) Liaison = (await mediator.Send(new FindLiaisons(Id: liaison))).Items.SingleOrDefault()?.Code;
    }

    public async Task ShowAsync()
    {
        Account = await mediator.Send(new GetAccount(Id)) ?? throw new NotFound();
        counties = await mediator.Send(new FindCounties());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await mediator.Send(new ChangeRoles(Id, Chosen, await Place.Place(mediator), Reason ?? ""));
        TempData[nameof(AccountModel.Done)] = changed.ProposalId is null ? T["角色已更改。"] : T["已提出，另一名管理员同意后生效。"];
        return LocalRedirect($"/admin/accounts/{Id}");
    }
}
