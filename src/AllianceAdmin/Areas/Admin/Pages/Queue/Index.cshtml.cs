using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>Cases and findings in one list, the oldest deadline first; the filters live in the address.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class QueueModel(IMediator mediator, TimeProvider clock, Words T) : PageModel
{
    private IReadOnlyList<CharterTextArticle> articles = [];

    [BindProperty(SupportsGet = true)]
    public QueueKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Points { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public Page<QueueLine> Found { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateTimeOffset Soon => Now.AddDays(2);

    public bool MayAct => User.IsInRole(Roles.Administrator);

    public FilterForm Filter => new(
    [
        new ChoiceField("kind", T["种类"], [new("", T["全部"]), new($"{QueueKind.Case}", T["案件"]), new($"{QueueKind.Finding}", T["发现"])]) { Value = $"{Kind}", AsButtons = false },
        new ChoiceField("rule", T["规则"], [new("", T["全部规则"]), .. articles.Select(article => new Choice(article.Rule, $"{article.Rule} {article.Name}"))]) { Value = Rule, AsButtons = false },
        new ChoiceField("points", T["轻重"], [new("", T["全部"]), .. new[] { 1, 3, 6, 12 }.Select(points => new Choice($"{points}", CaseWords.Severity(T, points)))]) { Value = $"{Points}", AsButtons = false },
        new ChoiceField("owner", T["承办人"], [new("", T["所有人"]), new("me", T["我"])]) { Value = Owner, AsButtons = false },
        new ChoiceField("overdue", T["期限"], [new("", T["全部"]), new("true", T["已过期"])]) { Value = Overdue ? "true" : "", AsButtons = false },
        new TextField("party", T["当事方编号"]) { Value = Party, Autocomplete = "off", Longest = 20 },
    ])
    { Active = Kind is not null || Rule is not null || Points is not null || Owner is not null || Overdue || Party is not null };

    public int DaysSince(DateTimeOffset since) => (int)(Now - since).TotalDays;

    public async Task OnGetAsync()
    {
        articles = (await mediator.Send(new GetCharter()))?.Articles ?? [];
        Found = await mediator.Send(new FindQueue(Kind, Rule, Points, Party, Owner, Overdue, After));
    }
}
