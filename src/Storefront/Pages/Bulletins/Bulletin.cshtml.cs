using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>A bulletin: the closed week, its counties and member units, what is held back and why, and the corrections that came later.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class BulletinModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public BulletinSheet Sheet { get; private set; } = null!;

    /// <summary>The newest bulletin's number.</summary>
    public int Newest { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await mediator.Send(new GetBulletin(Number), cancellation) is not { } sheet) return NotFound();
        Sheet = sheet;
        Newest = (await mediator.Send(new FindBulletins(Limit: 1), cancellation)).Items[0].Number;
        return Page();
    }
}
