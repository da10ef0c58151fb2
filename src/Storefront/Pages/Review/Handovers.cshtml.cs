using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review;

/// <summary>Households whose liaison may record nothing for now.</summary>
[Authorize(Roles = $"{Roles.CountyReviewer},{Roles.Administrator}")]
internal sealed class HandoversModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<HandoverTask> Tasks { get; private set; } = [];

    public async Task OnGetAsync() => Tasks = await mediator.Send(new FindHandovers());

    /// <summary>Where a household is handed over.</summary>
    public string PageOf(string household) => User.IsInRole(Roles.CountyReviewer) ? $"/review/households/{household}" : $"/admin/liaisons/handover?household={household}";
}
