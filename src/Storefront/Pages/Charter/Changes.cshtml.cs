using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Charter;

/// <summary>What a version of the charter says otherwise than the one before.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class ChangesModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public IReadOnlyList<CharterDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var differences = await mediator.Send(new CompareCharters(Number - 1, Number), cancellation);
        if (differences is null) return NotFound();
        Differences = differences;
        return Page();
    }
}
