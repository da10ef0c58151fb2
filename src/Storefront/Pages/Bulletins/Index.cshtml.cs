using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>The weekly bulletins, the newest first.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class BulletinsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<BulletinRow> Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Found = await mediator.Send(new FindBulletins(After), cancellation);
}
