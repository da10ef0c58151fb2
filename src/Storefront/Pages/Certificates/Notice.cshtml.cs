using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Certificates;

/// <summary>A notice as everybody sees it, also when it is over.</summary>
internal sealed class NoticeModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [TempData]
    public string? Said { get; set; }

    public ApplicationSheet Sheet { get; private set; } = null!;

    public bool IsOpen => Sheet.Row.State == ApplicationState.InNotice && Sheet.Row.NoticeTo >= clock.Today();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await mediator.Send(new GetApplication(id), cancellation) is not { Row.NoticeFrom: not null } sheet) return NotFound();
        Sheet = sheet;
        return Page();
    }
}
