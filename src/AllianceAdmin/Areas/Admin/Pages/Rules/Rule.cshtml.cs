using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>One rule: what it demands and by which numbers, what it found of late, what is open, waived and on trial under it.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class RuleModel(IMediator mediator, TimeProvider clock, Words T) : PageModel
{
    private const int LatestCases = 20, Findings = 20;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public RuleSheet Sheet { get; private set; } = null!;

    public WeekChart Trend { get; private set; } = null!;

    public Page<FindingRow> Open { get; private set; } = new([], null);

    public Page<CaseLine> Cases { get; private set; } = new([], null);

    public IReadOnlyList<WaiverLine> Waivers { get; private set; } = [];

    /// <summary>The id under which a new draft is written, however often the form is sent.</summary>
    public Guid NewDraft { get; } = Guid.CreateVersion7(clock.GetUtcNow());

    public bool MayDraft => User.IsInRole(Roles.Administrator);

    public async Task<IActionResult> OnGetAsync(string rule)
    {
        if (await mediator.Send(new GetRule(rule)) is not { } sheet) return NotFound();
        (Sheet, Trend) = (sheet, DeskWords.Trend(T, sheet));
        Open = await mediator.Send(new FindFindings(rule, After: After, Limit: Findings, Open: true));
        Cases = await mediator.Send(new FindCases(Rule: rule, Limit: LatestCases));
        Waivers = (await mediator.Send(new FindWaivers(Rule: rule, InForce: true))).Items;
        return Page();
    }

    /// <summary>The page of what a finding is about, for whom there is one.</summary>
    public string? SubjectOf(FindingRow row) => row.Subject.StartsWith("household/", StringComparison.Ordinal) && !User.IsInRole(Roles.Administrator) ? null : AdminWords.Page(row.Subject);
}
