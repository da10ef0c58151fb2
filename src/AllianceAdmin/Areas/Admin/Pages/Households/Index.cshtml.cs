using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Households by code, masked. A phone number is asked for by POST: addresses stand in histories and logs.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class HouseholdsModel(IMediator mediator) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    public bool ByPhone { get; private set; }

    public HouseholdPage Found { get; private set; } = new([], null);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Found = await mediator.Send(new FindHouseholds(Code, After: After));

    public async Task OnPostAsync()
    {
        ByPhone = true;
        new FieldErrors().Require(PhoneNumber.Parse(Phone) is not null, "phone", "registry.phone-wrong").ThrowIfAny();
        Found = await mediator.Send(new FindHouseholds(Phone));
    }
}
