using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A case as the office works on it.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class CasePageModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Measure? Measure { get; set; }

    [BindProperty]
    public int? Days { get; set; }

    [BindProperty]
    public string? Reasons { get; set; }

    [BindProperty]
    public string? Summary { get; set; }

    [BindProperty]
    public CaseOutcome? Outcome { get; set; }

    [BindProperty]
    public string? DismissReasons { get; set; }

    [BindProperty]
    public string? CureNote { get; set; }

    [BindProperty]
    public string? ReadmitReasons { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [TempData]
    public string? Done { get; set; }

    public CaseSheet Case { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool MayAct => User.IsInRole(Roles.Administrator);

    public StateLine State
    {
        get
        {
            var at = (int)Case.State;
            Step At(CaseState state, string name) => new(name, Case.State == CaseState.Closed || at > (int)state ? StepState.Done : at == (int)state ? StepState.Now : StepState.Ahead);
            var steps = new List<Step> { At(CaseState.Answering, T["答复"]), At(CaseState.Deciding, T["决定"]), At(CaseState.Decided, T["申诉期"]) };
            if (Case.Appeal is not null) steps.Add(At(CaseState.Appealed, T["答复申诉"]));
            steps.Add(new(Case.Outcome is { } outcome ? CaseWords.Of(T, outcome) : T["结案"], Case.State == CaseState.Closed ? StepState.Stopped : StepState.Ahead));
            return new StateLine(steps) { Next = CaseWords.Next(T, Case.State), By = Case.DueAt, Urgent = Case.DueAt <= Now.AddDays(2) };
        }
    }

    public IReadOnlyList<Answer> Answers =>
    [
        new(T["当事方"], $"{Case.Party.Name} · {CaseWords.Of(T, Case.Party.Kind)} · {Case.Party.Code}"), new(T["规则"], $"{Case.Rule} {Case.RuleName}"), new(T["轻重"], CaseWords.Severity(T, Case.Points)),
        new(T["立案时间"], T["{0} · {1}", Shown.Time(Case.OpenedAt), CaseWords.Who(T, Case.OpenedBy)]), new(T["承办人"], Case.Owner ?? "–"),
    ];

    /// <summary>What the ladder allows, mildest first.</summary>
    public IReadOnlyList<Choice> Measures =>
    [
        .. Enum.GetValues<Measure>().Where(measure => Case.Highest is not { } highest || Ladder.Allows(Case.Rule, highest, measure))
            .Select(measure => new Choice($"{measure}", CaseWords.Of(T, measure), CaseWords.Effect(T, measure, Case.Party.Kind))),
    ];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Case = await mediator.Send(new GetCase(Id)) ?? throw new NotFound();

    public Task<IActionResult> OnPostDecideAsync() => Act(new DecideCase(Id, Measure, Days, Reasons, Summary), T["决定已生效，当事方会收到通知。"]);

    public Task<IActionResult> OnPostAppealAsync() => Act(new DecideAppeal(Id, Outcome, Reasons, Measure, Days), T["申诉已答复，当事方会收到通知。"]);

    public Task<IActionResult> OnPostDismissAsync() => Act(new DismissCase(Id, DismissReasons), T["本案不予处理，当事方会收到通知。"]);

    public Task<IActionResult> OnPostPublishAsync() => Act(new PublishDecision(Id), T["已向社会公开。"]);

    public Task<IActionResult> OnPostCureAsync() => Act(new CureCase(Id, CureNote), T["积分已减半。"]);

    public Task<IActionResult> OnPostReadmitAsync() => Act(new Readmit(Id, ReadmitReasons), T["已重新接纳。"]);

    public Task<IActionResult> OnPostMessageAsync() => Act(new WriteToCase(Id, Text), T["已发出。"]);

    public Task<IActionResult> OnPostAssignAsync() => Act(new AssignCase(Id, Owner), T["已换承办人。"]);

    public async Task<IActionResult> OnPostFileAsync(IFormFile? file)
    {
        using var bytes = new MemoryStream();
        if (file is not null) await file.CopyToAsync(bytes);
        return await Act(new AddCaseFile(Id, file?.FileName, bytes.ToArray()), T["文件已收下。"]);
    }

    private async Task<IActionResult> Act<TResult>(IRequest<TResult> request, string said)
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(request);
        Done = said;
        return LocalRedirect($"/admin/cases/{Id}");
    }
}
