using ConsumerAid.AllianceAdmin.Leads;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What looks odd in the records, kind by kind.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class LeadsModel(IMediator mediator, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public LeadKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<LeadRow> Found { get; private set; } = new([], null);

    public FilterForm Filter => new(
    [
        new ChoiceField("kind", T["哪种线索"],
        [
            new("Photo", T["照片重复"]), new("Account", T["几户一个账户"]), new("OwnPhone", T["联络人用自己的手机号"]), new("Circle", T["买卖双方有关系"]), new("Pace", T["记录太快或太远"]),
        ]) { Value = $"{Kind}", AsButtons = false },
    ]);

    public async Task OnGetAsync() => Found = await mediator.Send(new FindLeads(Kind, After));
}
