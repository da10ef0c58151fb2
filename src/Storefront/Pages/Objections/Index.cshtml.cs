using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Access;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Pages.Objections;

/// <summary>The anonymous channel. Its forms are not remembered (which would keep who sent them); the same words on a day are one objection.</summary>
[Repeatable, EnableRateLimiting(RateLimits.Objection)]
internal sealed class ObjectionModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty]
    public Guid? MemberId { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<UnitToName> Units { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Units = await mediator.Send(new FindUnitsToName(Unit));

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (MemberId is null) ModelState.TryAddModelError(nameof(MemberId), T["objection.unit-unknown"]);
        if (!ModelState.IsValid) return Page();
        await mediator.Send(new RaiseObjection(MemberId!.Value, Text));
        Said = T["已提交。没有留下任何能认出您的信息。"];
        return RedirectToPage();
    }
}
