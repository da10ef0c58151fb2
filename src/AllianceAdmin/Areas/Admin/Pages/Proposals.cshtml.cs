using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>The second pair of eyes: whatever takes two administrators.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class ProposalsModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Agree { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<ProposalRow> Waiting { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Waiting = await mediator.Send(new FindProposals());

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new DecideProposal(Id, Agree));
        Done = Agree ? T["已同意，马上生效；提出的人会收到通知。"] : T["已处理，这件事不办。"];
        return LocalRedirect("/admin/proposals");
    }

    public string Wish(ProposalRow row) => row.Kind switch
    {
        ProposalKind.Roles => T["{0} 想给 {1} 换角色", row.By, row.Of],
        ProposalKind.HouseholdRemoval => T["{0} 想注销 {1}：{2}", row.By, row.Of, AdminWords.Removal(T, row.Removal!.Value)],
        ProposalKind.Unmasking => T["{0} 想看 {1} 的{2}", row.By, row.Of, AdminWords.Personal(T, row.Field!.Value)],
        _ => T["{0} 想下载整本账", row.By],
    };
}
