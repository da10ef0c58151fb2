using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Takes in findings of the rolling year that came past the intake: written by seeds and imports, or before there were cases.</summary>
/// <returns>How many cases were opened.</returns>
[SystemOnly]
public sealed record GatherFindings(int Most = 2000) : ICommand<int>;

internal sealed class GatherFindingsHandler(MarketDb db, CaseIntake intake, CaseReach reach, ActTrail trail, TimeProvider clock) : IRequestHandler<GatherFindings, int>
{
    public async Task<int> Handle(GatherFindings request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = now.AddDays(-(await reach.Ladder(now, cancellationToken)).RollingDays);
        var ids = await db.Set<Finding>()
            .Where(row => row.At > first && (row.Points > 0 || row.AgainstId == null) && !db.Set<CaseFact>().Any(fact => fact.FindingId == row.Id) && !db.Set<QueueItem>().Any(item => item.Id == row.Id)
                && !db.Set<FindingClosure>().Any(closure => closure.FindingId == row.Id))
            .OrderBy(row => row.At).ThenBy(row => row.Id).Take(request.Most).Select(row => row.Id).ToListAsync(cancellationToken);
        if (ids.Count > 0) trail.Say("findings", detail: $"{ids.Count}");
        return await intake.Take(ids, cancellationToken);
    }
}
