using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Account;

/// <summary>What oneself and one's organisation were told.</summary>
[Authorize]
internal sealed class NoticesModel(IMediator mediator) : PageModel
{
    public Guid? After { get; private set; }

    public NoticePage Found { get; private set; } = null!;

    public async Task OnGetAsync(Guid? after) => (After, Found) = (after, await mediator.Send(new MyNotices(Before: after)));

    public async Task<IActionResult> OnPostAsync(Guid upTo)
    {
        await mediator.Send(new ReadNotices(upTo));
        return LocalRedirect("/account/notices");
    }
}
