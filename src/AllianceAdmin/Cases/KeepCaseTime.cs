using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// Keeps the deadlines of cases: an answer or appeal that did not come lapses, decisions are published at the end of their days, whoever acts next is reminded two days
/// before and when the time is over, and nothing stays without an owner.
/// </summary>
/// <returns>How many cases were moved, published, reminded of or given to somebody.</returns>
[SystemOnly]
public sealed record KeepCaseTime(int Most = 200) : IQuery<int>;

internal sealed class KeepCaseTimeHandler(MarketDb db, OneByOne each, TimeProvider clock) : IRequestHandler<KeepCaseTime, int>
{
    /// <summary>How long before a deadline one is reminded.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    public async Task<int> Handle(KeepCaseTime request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var soon = now + Ahead;
        var over = await Due(db.Set<Case>().Where(row => (row.State == CaseState.Answering || row.State == CaseState.Decided) && row.Desk.DueAt <= now), request, cancellationToken);
        var done = await each.Send(over.Select(id => new LetCaseLapse(id)), cancellationToken);

        var told = await Due(db.Set<Case>().Where(row => row.PublishedAt == null && row.PublishUntil <= now), request, cancellationToken);
        done += await each.Send(told.Select(id => new PublishDueDecision(id)), cancellationToken);

        // Once ahead of each deadline, and once when it is over.
        var waiting = await Due(
            db.Set<Case>().Where(row => row.Desk.DoneAt == null && row.Desk.DueAt <= soon
                && ((row.Desk.DueAt > now && (row.Desk.RemindedOf == null || row.Desk.RemindedOf < row.Desk.DueAt))
                    || (row.Desk.DueAt <= now && (row.State == CaseState.Deciding || row.State == CaseState.Appealed) && (row.Desk.WarnedOf == null || row.Desk.WarnedOf < row.Desk.DueAt)))),
            request, cancellationToken);
        done += await each.Send(waiting.Select(id => new RemindOfCase(id)), cancellationToken);

        done += await each.Send([new GiveOwners(request.Most)], cancellationToken);
        return done;
    }

    private static Task<List<Guid>> Due(IQueryable<Case> cases, KeepCaseTime request, CancellationToken cancellation) =>
        cases.OrderBy(row => row.Desk.DueAt).Take(request.Most).Select(row => row.Id).ToListAsync(cancellation);
}

/// <summary>Lets the answer or appeal that did not come lapse, if its time is over still.</summary>
[SystemOnly]
internal sealed record LetCaseLapse(Guid CaseId) : ICommand<bool>;

internal sealed class LetCaseLapseHandler(CaseReach reach, CaseNotices notices, ActTrail trail, TimeProvider clock) : IRequestHandler<LetCaseLapse, bool>
{
    public async Task<bool> Handle(LetCaseLapse request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        if (one.Desk.DueAt > now || one.State is not (CaseState.Answering or CaseState.Decided)) return false;
        if (one.State == CaseState.Answering)
        {
            one.LetAnswerLapse(await reach.Ladder(now, cancellationToken), now);
            await notices.TellOwner(one, "cases.notice-no-answer", cancellationToken);
        }
        else
        {
            one.LetAppealLapse(now);
            await notices.TellParty(one, "cases.notice-final", cancellationToken);
        }

        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        return true;
    }
}

/// <summary>Publishes one decision at the end of its days.</summary>
[SystemOnly]
internal sealed record PublishDueDecision(Guid CaseId) : ICommand<bool>;

internal sealed class PublishDueDecisionHandler(CaseReach reach, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<PublishDueDecision, bool>
{
    public async Task<bool> Handle(PublishDueDecision request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        if (one.PublishUntil is not { } until || until > now || !one.Publish(actor.Code, now)) return false;
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await notices.TellParty(one, "cases.notice-published", cancellationToken);
        return true;
    }
}

/// <summary>Reminds whoever acts next: the party of its answer or appeal, the owner of the office's part.</summary>
[SystemOnly]
internal sealed record RemindOfCase(Guid CaseId) : ICommand<bool>;

internal sealed class RemindOfCaseHandler(MarketDb db, CaseReach reach, CaseNotices notices, ActTrail trail, TimeProvider clock) : IRequestHandler<RemindOfCase, bool>
{
    public async Task<bool> Handle(RemindOfCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        var due = one.Desk.DueAt;
        if (one.State == CaseState.Closed || due > now + KeepCaseTimeHandler.Ahead) return false;
        // Two servers may have found the same one: the mark moves once.
        var line = db.Set<QueueItem>().Where(item => item.Id == one.Id);
        var moved = due > now
            ? await line.Where(item => item.RemindedOf == null || item.RemindedOf < due).ExecuteUpdateAsync(set => set.SetProperty(item => item.RemindedOf, due), cancellationToken)
            : await line.Where(item => item.WarnedOf == null || item.WarnedOf < due).ExecuteUpdateAsync(set => set.SetProperty(item => item.WarnedOf, due), cancellationToken);
        if (moved == 0) return false;
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        var day = Foundation.Time.ChinaTime.In(due).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await (one.State switch
        {
            CaseState.Answering => notices.TellParty(one, "cases.notice-answer-soon", cancellationToken, day),
            CaseState.Decided => notices.TellParty(one, "cases.notice-appeal-soon", cancellationToken, day),
            _ => notices.TellOwner(one, due > now ? "cases.notice-decide-soon" : "cases.notice-overdue", cancellationToken, day),
        });
        return true;
    }
}

/// <summary>Gives what has no owner, or one who is no administrator any more, to whom has least; lets reminders leave the desk when they leave the record.</summary>
[SystemOnly]
internal sealed record GiveOwners(int Most) : ICommand<bool>;

internal sealed class GiveOwnersHandler(MarketDb db, ActTrail trail, TimeProvider clock) : IRequestHandler<GiveOwners, bool>
{
    public async Task<bool> Handle(GiveOwners request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Set<QueueItem>().Where(item => item.DoneAt == null && item.Kind == QueueKind.Finding && item.PartyId != null && item.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.DoneAt, now), cancellationToken);
        var owners = await Owners.Of(db, cancellationToken);
        var known = owners.All.ToArray();
        var orphans = await db.Set<QueueItem>().Where(item => item.DoneAt == null && (item.OwnerId == null || !known.Contains(item.OwnerId.Value)))
            .OrderBy(item => item.DueAt).Take(request.Most).ToListAsync(cancellationToken);
        var given = false;
        foreach (var item in orphans)
        {
            if (owners.Next() is not { } owner) break;
            (item.OwnerId, item.Owner, given) = (owner.Id, owner.Code, true);
            trail.Say(item.Kind == QueueKind.Case ? $"case/{item.Id}" : $"finding/{item.Id}", detail: owner.Code);
        }

        return given;
    }
}
