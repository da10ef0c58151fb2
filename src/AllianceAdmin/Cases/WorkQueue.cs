using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What can be done with many lines of the queue at once.</summary>
public enum QueueAct
{
    Assign,

    /// <summary>With one reason for all.</summary>
    Dismiss,
}

/// <summary>Does one thing with many lines of the queue; what <see cref="PreviewQueueWork"/> showed, if nothing happened meanwhile. Lines that do not take it are left as they are.</summary>
/// <param name="Ids">At most 200.</param>
/// <param name="Owner">To whom they are assigned: an account's code.</param>
/// <param name="Reason">Why they are dismissed.</param>
[Allowed(Roles.Administrator)]
public sealed record WorkQueue(IReadOnlyList<Guid> Ids, QueueAct Act, string? Owner = null, string? Reason = null) : ICommand<QueueWork>;

/// <summary>What is done, or would be.</summary>
/// <param name="Done">Lines that take it.</param>
/// <param name="Left">Lines that do not: decided cases cannot be dismissed.</param>
public sealed record QueueWork(IReadOnlyList<QueueLine> Done, IReadOnlyList<QueueLine> Left);

internal sealed class WorkQueueHandler(MarketDb db, QueuePlan plan, CaseReach reach, CaseNotices notices, CaseFindings findings, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<WorkQueue, QueueWork>
{
    public async Task<QueueWork> Handle(WorkQueue request, CancellationToken cancellationToken)
    {
        var planned = await plan.Of(request.Ids, request.Act, request.Owner, request.Reason, cancellationToken);
        if (request.Act == QueueAct.Assign) await Assign(planned, request.Owner, cancellationToken);
        else await Dismiss(planned, request.Reason!.Trim(), cancellationToken);
        return planned;
    }

    private async Task Assign(QueueWork planned, string? typed, CancellationToken cancellation)
    {
        var owner = await AssignCaseHandler.Administrator(db, typed, cancellation);
        var ids = planned.Done.Select(line => line.Id).ToArray();
        foreach (var item in await db.Set<QueueItem>().Where(item => ids.Contains(item.Id) && item.DoneAt == null).ToListAsync(cancellation)) (item.OwnerId, item.Owner) = owner;
        foreach (var line in planned.Done) trail.Say(Subject(line), detail: owner.Code);
        await notices.TellAccounts([owner.Id], "cases.notice-assigned-many", "/admin/queue?owner=me", cancellation, $"{ids.Length}");
    }

    private async Task Dismiss(QueueWork planned, string reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var line in planned.Done.Where(line => line.Kind == QueueKind.Case))
        {
            var one = await reach.Load(line.Id, cancellation);
            one.Dismiss(reason, actor.Code, now);
            trail.Say(Subject(line), one.PartyId.ToString());
            await findings.CloseAll(one, reason, now, cancellation);
            await notices.TellParty(one, "cases.notice-dismissed", cancellation);
        }

        var loose = planned.Done.Where(line => line.Kind == QueueKind.Finding).Select(line => line.Id).ToArray();
        await findings.Dismiss(loose, reason, now, cancellation);
        foreach (var line in planned.Done.Where(line => line.Kind == QueueKind.Finding)) trail.Say(Subject(line));
    }

    private static string Subject(QueueLine line) => line.Kind == QueueKind.Case ? $"case/{line.Id}" : $"finding/{line.Id}";
}

/// <summary>Which of the chosen lines take an act: the same for the preview and for the act.</summary>
internal sealed class QueuePlan(MarketDb db, QueueLines lines)
{
    public const int Most = 200;

    public async Task<QueueWork> Of(IReadOnlyList<Guid> ids, QueueAct act, string? owner, string? reason, CancellationToken cancellation)
    {
        new FieldErrors()
            .Require(ids.Count > 0, "ids", "cases.nothing-chosen")
            .Require(ids.Count <= Most, "ids", "cases.too-many-chosen", Most)
            .Require(Enum.IsDefined(act), "act", "cases.act-missing")
            .Require(act != QueueAct.Dismiss || !string.IsNullOrWhiteSpace(reason), "reason", "cases.reasons-missing")
            .Require(reason is not { Length: > CaseText.Longest }, "reason", "text.too-long", CaseText.Longest)
            .ThrowIfAny();
        if (act == QueueAct.Assign) await AssignCaseHandler.Administrator(db, owner, cancellation);
        var chosen = ids.Distinct().ToArray();
        var items = await db.Set<QueueItem>().AsNoTracking().Where(item => chosen.Contains(item.Id) && item.DoneAt == null).OrderBy(item => item.DueAt).ThenBy(item => item.Id).ToListAsync(cancellation);
        var told = (await lines.Of(items, cancellation)).ToLookup(line => act == QueueAct.Assign || line.State is null || CaseMachine.Open.Contains(line.State.Value));
        return new QueueWork([.. told[true]], [.. told[false]]);
    }
}
