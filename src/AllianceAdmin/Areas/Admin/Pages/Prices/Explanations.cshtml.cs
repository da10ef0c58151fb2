using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages.Prices;

/// <summary>What cooperatives said of high prices.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class ExplanationsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<PriceExplanationRow> Found { get; private set; } = new([], null);

    public async Task OnGetAsync() => Found = await mediator.Send(new FindPriceExplanations(After));
}
