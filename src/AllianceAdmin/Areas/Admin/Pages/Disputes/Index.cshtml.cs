using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Disputes about weight that nobody has decided, the most urgent first.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class DisputesModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<DispatchRow> Rows { get; private set; } = [];

    public DateTimeOffset Soon { get; } = clock.GetUtcNow().AddHours(24);

    public async Task OnGetAsync() => Rows = await mediator.Send(new Orders.Reading.Disputes(Most));
}
