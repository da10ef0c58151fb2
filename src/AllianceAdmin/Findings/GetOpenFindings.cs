using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>How many findings are open under each rule, the most first. Rules under which nothing is open are not named.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetOpenFindings : IQuery<IReadOnlyList<OpenFindings>>;

/// <summary>What is open under a rule.</summary>
/// <param name="Rule"><c>CH-01</c>–<c>CH-25</c>; <c>LEDGER</c> when the ledger's comparison differs.</param>
/// <param name="Points">Of all of them together.</param>
public sealed record OpenFindings(string Rule, int Count, int Points);

internal sealed class GetOpenFindingsHandler(MarketDb db) : IRequestHandler<GetOpenFindings, IReadOnlyList<OpenFindings>>
{
    public async Task<IReadOnlyList<OpenFindings>> Handle(GetOpenFindings request, CancellationToken cancellationToken) => await OpenByRule(db).ToListAsync(cancellationToken);

    public static IQueryable<OpenFindings> OpenByRule(MarketDb db) =>
        db.Set<Finding>().Where(finding => !db.Set<FindingClosure>().Any(closure => closure.FindingId == finding.Id)).GroupBy(finding => finding.Rule)
            .OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key)
            .Select(rule => new OpenFindings(rule.Key, rule.Count(), rule.Sum(finding => finding.Points)));
}
