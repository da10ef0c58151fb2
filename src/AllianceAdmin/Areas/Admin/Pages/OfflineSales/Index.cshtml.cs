using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Reported sales, first those to review.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class OfflineSalesModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public OfflineSaleState State { get; set; } = OfflineSaleState.Reported;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<OfflineSaleRow> Found { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync() => Found = await mediator.Send(new FindOfflineSales(State, After));
}
