using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Ledger;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>The seals, the newest first.</summary>
[Authorize(Roles = $"{Roles.Auditor},{Roles.Administrator}")]
internal sealed class SealsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public SealPage Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await mediator.Send(new FindSeals(Before));
}
