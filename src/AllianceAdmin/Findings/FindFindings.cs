using AutoMapper;
using AutoMapper.QueryableExtensions;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>What the charter's rules found, the newest first: everything for administrators and auditors, its own for a party concerned.</summary>
/// <param name="Rule">E.g. <c>CH-16</c>.</param>
/// <param name="Effect">Only findings of this effect.</param>
/// <param name="Subject">Only of this thing: <c>dispatch/0199…</c>.</param>
/// <param name="OrganisationId">Only those that concern this cooperative or member unit.</param>
/// <param name="From">From this day on (China's).</param>
/// <param name="To">Until this day, which counts.</param>
/// <param name="Open">Only those that stand: neither cured nor decided.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record FindFindings(
    string? Rule = null, CharterEffect? Effect = null, string? Subject = null, Guid? OrganisationId = null, DateOnly? From = null, DateOnly? To = null, string? After = null,
    int Limit = 50, bool Open = false) : IQuery<Page<FindingRow>>;

/// <summary>A finding in a list.</summary>
public sealed class FindingRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>CH-01</c>–<c>CH-25</c>; <c>LEDGER</c> when the ledger's comparison differs.</summary>
    public required string Rule { get; init; }

    public required CharterEffect Effect { get; init; }

    /// <summary>How grave by the charter: 1 reminder, 3 general, 6 serious, 12 grave.</summary>
    public required int Points { get; init; }

    public required string Subject { get; init; }

    public required Guid? CooperativeId { get; init; }

    public required Guid? MemberId { get; init; }

    public required string? HouseholdCode { get; init; }

    public required string Measured { get; init; }

    public required string Limit { get; init; }

    /// <summary>Key of the sentence.</summary>
    public required string Code { get; init; }

    /// <summary>The sentence's values as they are kept.</summary>
    public required string Arguments { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>Rule, measured value, limit and cure in the reader's language.</summary>
    public string Sentence { get; internal set; } = "";
}

internal sealed class FindFindingsHandler(MarketDb db, CurrentActor actor, Words words, IConfigurationProvider rows) : IRequestHandler<FindFindings, Page<FindingRow>>
{
    public async Task<Page<FindingRow>> Handle(FindFindings request, CancellationToken cancellationToken)
    {
        var findings = Visible();
        if (request.Rule is { } rule) findings = findings.Where(finding => finding.Rule == rule);
        if (request.Effect is { } effect) findings = findings.Where(finding => finding.Effect == effect);
        if (request.Subject is { } subject) findings = findings.Where(finding => finding.Subject == subject);
        if (request.OrganisationId is { } party) findings = findings.Where(finding => finding.CooperativeId == party || finding.MemberId == party);
        if (request.From is { } first && ChinaTime.StartOf(first) is var start) findings = findings.Where(finding => finding.At >= start);
        if (request.To is { } last && ChinaTime.EndOf(last) is var end) findings = findings.Where(finding => finding.At < end);
        if (request.Open) findings = findings.Where(finding => !db.Set<FindingClosure>().Any(closure => closure.FindingId == finding.Id));
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            findings = findings.Where(finding => finding.At <= at && (finding.At < at || finding.Id.CompareTo(id) < 0));
        }

        var take = Pages.Rows(request.Limit);
        var found = await findings.OrderByDescending(finding => finding.At).ThenByDescending(finding => finding.Id).Take(take + 1).ProjectTo<FindingRow>(rows)
            .ToListAsync(cancellationToken);
        foreach (var row in found) row.Sentence = words[row.Code, FindingArguments.Read(row.Arguments)];
        return Pages.Of(found, take, row => Cursor.Of(row.At, row.Id));
    }

    private IQueryable<Finding> Visible()
    {
        var all = db.Set<Finding>().AsNoTracking();
        if (actor.Value.IsSystem || actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return all;
        if (actor.Value.LiaisonId is { } liaison)
        {
            var households = db.Assignments().Where(assignment => assignment.LiaisonId == liaison && assignment.To == null).Select(assignment => assignment.HouseholdCode);
            return all.Where(finding => households.Contains(finding.HouseholdCode));
        }

        var organisation = actor.Organisation;
        return all.Where(finding => finding.CooperativeId == organisation || finding.MemberId == organisation);
    }
}
