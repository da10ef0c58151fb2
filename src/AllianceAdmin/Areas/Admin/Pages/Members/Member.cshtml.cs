using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A member: its pledge, its certification, and what two administrators decide about it.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class MemberModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public MemberMeasure Measure { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MemberSheet Member { get; private set; } = null!;

    public IReadOnlyList<MemberMeasure> Measures =>
        Member.Pledge.State == MemberState.Suspended ? [MemberMeasure.Resume, MemberMeasure.Remove] : [MemberMeasure.Suspend, MemberMeasure.Remove];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Member = await mediator.Send(new GetMember(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostRecertifyAsync()
    {
        await mediator.Send(new RecertifyMember(Id));
        return Said(T["已通过年度认定。"]);
    }

    public async Task<IActionResult> OnPostProposeAsync()
    {
        await mediator.Send(new ProposeMeasure(Id, Measure, Reason));
        return Said(T["已提出，等另一名管理员决定。"]);
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid proposal, bool agree)
    {
        await mediator.Send(new DecideMeasure(proposal, agree));
        return Said(agree ? T["已同意，处理生效。"] : T["已否决。"]);
    }

    private LocalRedirectResult Said(string done)
    {
        Done = done;
        return LocalRedirect($"/admin/members/{Id}");
    }
}
