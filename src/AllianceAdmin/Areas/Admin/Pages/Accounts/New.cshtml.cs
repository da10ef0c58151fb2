using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Makes an account. Its first password is in the answer to this one request and nowhere else.</summary>
[Authorize(Roles = Roles.Administrator)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NewAccountModel(IMediator mediator) : PageModel, IFormPage
{
    private IReadOnlyList<CountyFact> counties = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

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

    public CreatedAccount? Created { get; private set; }

    public PlaceForm Place => new(Chosen, Organisation, County, Liaison, counties);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => counties = await mediator.Send(new FindCounties());

    public async Task OnPostAsync() => Created = await mediator.Send(new CreateAccount(Name ?? "", Phone ?? "", Chosen, await Place.Place(mediator), Reason ?? ""));
}

/// <summary>A password that is told once. Partial: <c>Accounts/_Password</c>.</summary>
internal sealed record FirstPassword(string Title, string Code, Guid Id, string Password, bool RolesWait = false);
