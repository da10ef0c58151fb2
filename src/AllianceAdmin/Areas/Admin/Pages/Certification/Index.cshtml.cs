using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What waits for the office: city checks, province rechecks, objections, removals; and all applications.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class CertificationModel(IMediator mediator, Words T) : PageModel
{
    private const int Most = 50;

    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public IReadOnlyList<(string Title, IReadOnlyList<ApplicationRow> Rows)> Queues { get; private set; } = [];

    public IReadOnlyList<ProposedRemoval> Removals { get; private set; } = [];

    public Page<ApplicationRow> All { get; private set; } = new([], null);

    public async Task OnGetAsync(string? after, CancellationToken cancellation)
    {
        async Task<IReadOnlyList<ApplicationRow>> Waiting(FindApplications which) => (await mediator.Send(which, cancellation)).Items;
        Queues =
        [
            (T["等市级核查"], await Waiting(new FindApplications(ApplicationState.AtCity, Limit: Most))),
            (T["等省级复核（另一名管理员）"], await Waiting(new FindApplications(ApplicationState.AtProvince, Limit: Most))),
            (T["有异议等答复"], await Waiting(new FindApplications(ApplicationState.InNotice, Contested: true, Limit: Most))),
        ];
        Removals = await mediator.Send(new ProposedRemovals(), cancellation);
        (After, All) = (after, await mediator.Send(new FindApplications(After: after), cancellation));
    }
}
