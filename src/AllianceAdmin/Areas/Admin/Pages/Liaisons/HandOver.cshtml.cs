using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Passes a household from its liaison to another.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class HandOverModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Household { get; set; }

    [BindProperty]
    public string? HouseholdCode { get; set; }

    /// <summary>The liaison's code, as it is typed.</summary>
    [BindProperty]
    public string? LiaisonId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [TempData]
    public string? HandedOver { get; set; }

    public DateOnly Today { get; } = clock.Today();

    public Task ShowAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync()
    {
        if (On is null && ModelState.IsValid) ModelState.AddModelError(nameof(On), T["请填写这一项。"]);
        if (!ModelState.IsValid) return Page();
        var code = HouseholdCode?.Trim().ToUpperInvariant() ?? "";
        var liaison = string.IsNullOrWhiteSpace(LiaisonId) ? null : (await mediator.Send(new FindLiaisons(Code: LiaisonId))).Items.SingleOrDefault();
        var known = (await mediator.Send(new FindHouseholds(code))).Items.Any(household => household.Code == code);
        new FieldErrors().Require(known, "householdCode", "admin.household-unknown").Require(liaison is not null, "liaisonId", "admin.liaison-unknown").ThrowIfAny();
        await mediator.Send(new HandOver(code, liaison!.Id, On!.Value));
        HandedOver = code;
        return LocalRedirect("/admin/liaisons/handover");
    }
}
