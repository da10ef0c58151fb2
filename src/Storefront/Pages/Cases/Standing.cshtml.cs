using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cases;

/// <summary>How one's own cooperative, member unit or self as a liaison stands under the charter.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.Purchaser},{Roles.Approver},{Roles.Finance},{Roles.Liaison}")]
internal sealed class StandingModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public Guid LotId { get; set; }

    [TempData]
    public string? Said { get; set; }

    public Standing Own { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Own = await mediator.Send(new GetStanding());

    public async Task<IActionResult> OnPostAskAsync()
    {
        await mediator.Send(new AskForListing(LotId));
        Said = T["已请办公室同意，有结果会通知。"];
        return LocalRedirect("/standing");
    }
}
