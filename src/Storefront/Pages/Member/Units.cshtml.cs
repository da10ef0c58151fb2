using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>The units under the own one.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class UnitsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<ChildUnit> Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await mediator.Send(new GetMyUnits(After));
}
