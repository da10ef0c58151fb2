using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Complaints;

/// <summary>Complaints by and against one's own; all of them for the office.</summary>
[Authorize]
internal sealed class ComplaintsModel(IMediator mediator, TimeProvider clock, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ComplaintState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public ComplaintKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Page<ComplaintRow> Found { get; private set; } = new([], null);

    public FilterForm Filter => new(
    [
        new ChoiceField("state", T["进展"], [new("", T["全部"]), .. Enum.GetValues<ComplaintState>().Select(state => new Choice($"{state}", T.State(state)))]) { Value = $"{State}", AsButtons = false },
        new ChoiceField("kind", T["关于"], [new("", T["全部"]), .. Enum.GetValues<ComplaintKind>().Select(kind => new Choice($"{kind}", T.Kind(kind)))]) { Value = $"{Kind}", AsButtons = false },
        new TickField("late", T["只看逾期的"]) { Ticked = Late },
    ])
    { Active = State is not null || Kind is not null || Late };

    public async Task OnGetAsync() => Found = await mediator.Send(new FindComplaints(State, Kind, Late: Late, After: After));
}
