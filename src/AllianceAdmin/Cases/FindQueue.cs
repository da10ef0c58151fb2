using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What lies on the office's desk, cases and findings in one list, the oldest deadline first.</summary>
/// <param name="Rule">E.g. <c>CH-16</c>.</param>
/// <param name="Points">Only of this severity.</param>
/// <param name="Party">A party's code.</param>
/// <param name="Owner">An administrator's account code; <c>me</c> for the actor's own.</param>
/// <param name="Overdue">Only what is past its deadline.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindQueue(
    QueueKind? Kind = null, string? Rule = null, int? Points = null, string? Party = null, string? Owner = null, bool Overdue = false, string? After = null, int Limit = 50)
    : IQuery<Page<QueueLine>>;

/// <summary>A line of the queue.</summary>
/// <param name="Id">The case's or the finding's.</param>
/// <param name="Points">Severity.</param>
/// <param name="Owner">Account code; null only while the alliance has no administrator.</param>
/// <param name="Number">Of a case.</param>
/// <param name="Sentence">Of a finding.</param>
public sealed record QueueLine(
    Guid Id, QueueKind Kind, string Rule, PartyName? Party, int Points, DateTimeOffset Since, DateTimeOffset DueAt, string? Owner, string? Number, CaseState? State, string? Sentence);

internal sealed class FindQueueHandler(MarketDb db, CurrentActor actor, QueueLines lines, TimeProvider clock) : IRequestHandler<FindQueue, Page<QueueLine>>
{
    public async Task<Page<QueueLine>> Handle(FindQueue request, CancellationToken cancellationToken)
    {
        var items = db.Set<QueueItem>().AsNoTracking().Where(item => item.DoneAt == null);
        if (request.Kind is { } kind) items = items.Where(item => item.Kind == kind);
        if (!string.IsNullOrWhiteSpace(request.Rule)) items = items.Where(item => item.Rule == request.Rule);
        if (request.Points is { } points) items = items.Where(item => item.Points == points);
        if (!string.IsNullOrWhiteSpace(request.Party))
        {
            // A code that names nobody finds nothing.
            var party = (await PartyNames.Find(db, request.Party, cancellationToken))?.Id ?? Guid.Empty;
            items = items.Where(item => item.PartyId == party);
        }

        if (request.Owner?.Trim() is { Length: > 0 } typed)
        {
            var owner = typed.Equals("me", StringComparison.OrdinalIgnoreCase) ? actor.Code : typed.ToUpperInvariant();
            items = items.Where(item => item.Owner == owner);
        }

        if (request.Overdue && clock.GetUtcNow() is var now) items = items.Where(item => item.DueAt < now);
        if (Cursor.Parse(request.After) is { Instant: var due, Id: var id }) items = items.Where(item => item.DueAt >= due && (item.DueAt > due || item.Id.CompareTo(id) > 0));
        var take = Pages.Rows(request.Limit);
        var found = await items.OrderBy(item => item.DueAt).ThenBy(item => item.Id).Take(take + 1).ToListAsync(cancellationToken);
        var page = Pages.Of(found, take, item => Cursor.Of(item.DueAt, item.Id));
        return new Page<QueueLine>(await lines.Of(page.Items, cancellationToken), page.Next);
    }
}

/// <summary>Says of lines of the queue what they are.</summary>
internal sealed class QueueLines(MarketDb db, Words words)
{
    public async Task<IReadOnlyList<QueueLine>> Of(IReadOnlyList<QueueItem> items, CancellationToken cancellation)
    {
        var ids = items.Select(item => item.Id).ToArray();
        var cases = await db.Set<Case>().AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Number, row.State }).ToDictionaryAsync(row => row.Id, cancellation);
        var findings = await db.Set<Finding>().AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Arguments }).ToDictionaryAsync(row => row.Id, cancellation);
        var names = await PartyNames.Of(db, items.Where(item => item.PartyId is not null).Select(item => (item.PartyKind!.Value, item.PartyId!.Value)), cancellation);
        return [.. items.Select(item =>
        {
            var (one, finding) = (cases.GetValueOrDefault(item.Id), findings.GetValueOrDefault(item.Id));
            return new QueueLine(
                item.Id, item.Kind, item.Rule, item.PartyId is { } party ? names.GetValueOrDefault(party) : null, item.Points, item.Since, item.DueAt, item.Owner, one?.Number, one?.State,
                finding is null ? null : words[finding.Code, FindingArguments.Read(finding.Arguments)]);
        })];
    }
}
