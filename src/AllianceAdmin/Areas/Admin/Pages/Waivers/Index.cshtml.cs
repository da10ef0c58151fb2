using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Waivers: those in force, those that wait for the second administrator, and proposing one.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class WaiversModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Approve { get; set; }

    [BindProperty]
    public string? Rule { get; set; }

    [BindProperty]
    public string? Party { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<WaiverLine> Found { get; private set; } = new([], null);

    public IReadOnlyList<Choice> Rules { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today { get; } = clock.Today();

    public bool MayAct => User.IsInRole(Roles.Administrator);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Found = await mediator.Send(new FindWaivers(After));
        Rules = [new("", T["请选"]), .. ((await mediator.Send(new GetCharter()))?.Articles ?? []).Select(article => new Choice(article.Rule, $"{article.Rule} {article.Name}"))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new ProposeWaiver(Rule, Party, Subject, From, To, Reason));
        Done = T["已提出，等另一名管理员决定。"];
        return LocalRedirect("/admin/waivers");
    }

    public async Task<IActionResult> OnPostDecideAsync()
    {
        await mediator.Send(new DecideWaiver(Id, Approve));
        Done = Approve ? T["豁免已同意。"] : T["豁免没有同意。"];
        return LocalRedirect("/admin/waivers");
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        await mediator.Send(new EndWaiver(Id));
        Done = T["豁免已结束，规则重新生效。"];
        return LocalRedirect("/admin/waivers");
    }
}
