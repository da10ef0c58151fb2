using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Access;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Pages.Complaints;

/// <summary>What became of a visitor's complaint, by its number and key. They are typed, never part of an address.</summary>
[Repeatable, EnableRateLimiting(RateLimits.Objection)]
internal sealed class LookModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [TempData(Key = "Number")]
    public string? FiledNumber { get; set; }

    [TempData(Key = "Key")]
    public string? FiledKey { get; set; }

    public ComplaintSheet? Sheet { get; private set; }

    public void OnGet()
    {
    }

    public Task ShowAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync()
    {
        Sheet = await mediator.Send(new LookUpComplaint(Number, Key));
        if (Sheet is null) ModelState.TryAddModelError(nameof(Number), T["编号和查询码对不上。请再核对一遍。"]);
        return Page();
    }
}
