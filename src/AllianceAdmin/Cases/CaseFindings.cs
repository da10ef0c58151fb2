using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// Findings and cases end together: a case whose findings are all mended closes itself or, in a warning's days, weighs half; what a case decided or dismissed closes its
/// findings. What can be mended stays open after a decision, so that mending it is seen.
/// </summary>
internal sealed class CaseFindings(MarketDb db, CaseNotices notices, IEnumerable<ICharterRule> rules, TimeProvider clock) : INotificationHandler<FindingsClosed>
{
    private const string ByDecision = "decided";

    public async Task Handle(FindingsClosed notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var ids in notification.Ids.Chunk(500))
        {
            await db.Set<QueueItem>().Where(item => ids.Contains(item.Id) && item.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(item => item.DoneAt, now), cancellationToken);
            var mended = await db.Set<Case>().Include(row => row.Desk).Include(row => row.Decision)
                .Where(row => row.State != CaseState.Closed || (row.CureUntil > now && row.CuredAt == null))
                .Where(row => row.Facts.Any(fact => ids.Contains(fact.FindingId))
                    && !row.Facts.Any(fact => !db.Set<FindingClosure>().Any(closure => closure.FindingId == fact.FindingId)))
                .ToListAsync(cancellationToken);
            var told = new List<PartyNotice>();
            foreach (var one in mended)
            {
                var before = one.State;
                if (one.Cure(Actor.System.Code, null, now)) told.Add(PartyNotice.Of(one, CaseMachine.Open.Contains(before) ? "cases.notice-cured" : "cases.notice-halved"));
            }

            await notices.TellParties(told, cancellationToken);
        }
    }

    /// <summary>The case is dismissed: nothing of it stays open.</summary>
    public Task CloseAll(Case one, string note, DateTimeOffset now, CancellationToken cancellation) => Close(db.Set<CaseFact>().Where(fact => fact.CaseId == one.Id).Select(fact => fact.FindingId), note, now, cancellation);

    /// <summary>The case is decided: what happened, and cannot be mended, is done with.</summary>
    public Task CloseEvents(Case one, DateTimeOffset now, CancellationToken cancellation) =>
        rules.Any(rule => rule.Rule == one.Rule && rule.Curable) ? Task.CompletedTask : CloseAll(one, $"{ByDecision} {one.Number}", now, cancellation);

    /// <summary>Findings that are no case leave the desk with a reason.</summary>
    public async Task Dismiss(IReadOnlyList<Guid> ids, string note, DateTimeOffset now, CancellationToken cancellation)
    {
        await Close(db.Set<Finding>().Where(row => ids.Contains(row.Id)).Select(row => row.Id), note, now, cancellation);
        await db.Set<QueueItem>().Where(item => ids.Contains(item.Id) && item.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(item => item.DoneAt, now), cancellation);
    }

    private async Task Close(IQueryable<Guid> findings, string note, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await findings.Where(id => !db.Set<FindingClosure>().Any(closure => closure.FindingId == id)).ToListAsync(cancellation);
        db.AddRange(open.Select(id => new FindingClosure { FindingId = id, At = now, Kind = ClosureKind.Decided, Note = note.Length > 400 ? note[..400] : note }));
    }
}
