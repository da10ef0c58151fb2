using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Certificates;

/// <summary>Applications that everybody may object to. Not cached: whoever has just objected sees it counted.</summary>
internal sealed class NoticesModel(IMediator mediator) : PageModel
{
    public string? After { get; private set; }

    public Page<ApplicationRow> Found { get; private set; } = new([], null);

    public async Task OnGetAsync(string? after, CancellationToken cancellation) => (After, Found) = (after, await mediator.Send(new FindNotices(after), cancellation));
}
