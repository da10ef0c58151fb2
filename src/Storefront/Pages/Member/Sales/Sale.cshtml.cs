using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>A sale that the unit reported or has a share of.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class SaleModel(IMediator mediator) : PageModel
{
    public OfflineSaleSheet Sale { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await mediator.Send(new GetOfflineSale(id)) is not { } sale) return NotFound();
        Sale = sale;
        return Page();
    }
}
