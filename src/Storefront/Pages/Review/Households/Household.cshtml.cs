using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Households;

/// <summary>A reviewer's own need weight for one household, with the reason.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class NeedWeightModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public int? NeedWeight { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public HouseholdSheet Sheet { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new OpenHousehold(Code)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new CorrectNeedWeight(Code, NeedWeight, Reason ?? ""));
        Said = T["需求权重已改。"];
        return Redirect($"/review/households/{Code}");
    }
}
