using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// Makes cases of findings, in the transaction that kept them: what weighs as much as a warning opens one, what is found again joins the open one of its rule and party,
/// the rest lies on the desk as a finding. A finding is taken once, however often it is told of.
/// </summary>
internal sealed class CaseIntake(MarketDb db, CaseReach reach, CaseNotices notices, TimeProvider clock) : INotificationHandler<FindingsKept>
{
    public Task Handle(FindingsKept notification, CancellationToken cancellationToken) => Take(notification.Ids, cancellationToken);

    /// <returns>How many cases were opened.</returns>
    public async Task<int> Take(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var opened = 0;
        foreach (var some in ids.Chunk(500)) opened += await TakeSome(some, cancellation);
        return opened;
    }

    /// <summary>Opens a case over findings of one rule and party. Their lines leave the desk: the case's stands for them.</summary>
    public async Task<Case> Open(
        string rule, Party party, int points, IReadOnlyList<Finding> findings, (Guid Id, string Code)? owner, string by, string? note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var one = Begin(await reach.Book(now, cancellation), rule, party, points, findings, await Parameters(findings, cancellation), owner, by, note, now);
        await Clear(findings, now, cancellation);
        await notices.TellParty(one, "cases.notice-opened", cancellation);
        return one;
    }

    private Case Begin(
        CharterBook book, string rule, Party party, int points, IEnumerable<Finding> findings, List<CharterParameter> parameters, (Guid Id, string Code)? owner, string by, string? note,
        DateTimeOffset now)
    {
        var one = Case.Open(Guid.CreateVersion7(now), rule, party, book.Version, points, new Ladder(book), owner, by, note, now);
        one.Facts.AddRange(findings.Select(finding => Frozen.Of(one.Id, finding, parameters, now)));
        db.Add(one);
        return one;
    }

    // A handful of questions for all of them: there may be thousands after a look at everything.
    private async Task<int> TakeSome(Guid[] ids, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await db.Set<Finding>().AsNoTracking()
            // A note without points, such as of a waiver, asks nothing of anybody.
            .Where(row => ids.Contains(row.Id) && (row.Points > 0 || row.AgainstId == null) && !db.Set<CaseFact>().Any(fact => fact.FindingId == row.Id) && !db.Set<QueueItem>().Any(item => item.Id == row.Id)
                && !db.Set<FindingClosure>().Any(closure => closure.FindingId == row.Id))
            .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation);
        if (found.Count == 0) return 0;

        var (book, owners) = (await reach.Book(now, cancellation), await Owners.Of(db, cancellation));
        var ladder = new Ladder(book);
        var groups = found.Where(finding => finding.Party() is not null).GroupBy(finding => (finding.Rule, Party: finding.Party()!.Value)).ToList();
        var parties = groups.ConvertAll(group => group.Key.Party.Id);
        var open = (await db.Set<Case>().Include(row => row.Desk).Where(row => parties.Contains(row.PartyId) && (row.State == CaseState.Answering || row.State == CaseState.Deciding))
            .ToListAsync(cancellation)).ToDictionary(row => (row.Rule, row.Party));
        var grave = groups.Where(group => !open.ContainsKey(group.Key) && group.Max(finding => finding.Points) >= ladder.CasePoints).Select(group => group.Key).ToHashSet();
        // The reminders that came before belong to what has now become a case.
        var reminders = await Reminders(grave, now.AddDays(-ladder.ReminderDays), cancellation);
        var parameters = await Parameters([.. found, .. reminders.SelectMany(group => group)], cancellation);
        var told = new List<PartyNotice>();
        foreach (var group in groups)
        {
            if (open.TryGetValue(group.Key, out var one))
            {
                foreach (var finding in group) one.Join(Frozen.Of(one.Id, finding, parameters, now), finding.Points, now);
                told.Add(PartyNotice.Of(one, "cases.notice-joined", $"{group.Count()}"));
            }
            else if (grave.Contains(group.Key))
            {
                var opened = Begin(
                    book, group.Key.Rule, group.Key.Party, group.Max(finding => finding.Points), reminders[group.Key].Concat(group), parameters, owners.Next(), Actor.System.Code, null, now);
                told.Add(PartyNotice.Of(opened, "cases.notice-opened"));
            }
            else
            {
                foreach (var finding in group) Lay(finding, finding.At.AddDays(ladder.ReminderDays), owners);
                told.Add(new PartyNotice(group.Key.Party, "cases.notice-reminder", "/standing", [group.Key.Rule, $"{group.Count()}"]));
            }
        }

        foreach (var finding in found.Where(finding => finding.Party() is null)) Lay(finding, finding.At.AddDays(ladder.AnswerDays), owners);
        await Clear(reminders.SelectMany(group => group), now, cancellation);
        await notices.TellParties(told, cancellation);
        return grave.Count;
    }

    private void Lay(Finding finding, DateTimeOffset due, Owners owners)
    {
        var owner = owners.Next();
        db.Add(new QueueItem
        {
            Id = finding.Id, Kind = QueueKind.Finding, Rule = finding.Rule, PartyKind = finding.Party()?.Kind, PartyId = finding.Party()?.Id, Points = finding.Points, Since = finding.At,
            DueAt = due, OwnerId = owner?.Id, Owner = owner?.Code,
        });
    }

    private async Task<ILookup<(string Rule, Party Party), Finding>> Reminders(HashSet<(string Rule, Party Party)> of, DateTimeOffset since, CancellationToken cancellation)
    {
        var (rules, parties) = (of.Select(one => one.Rule).Distinct().ToArray(), of.Select(one => (Guid?)one.Party.Id).Distinct().ToArray());
        var lying = of.Count == 0
            ? []
            : await db.Set<Finding>().AsNoTracking()
                .Where(row => db.Set<QueueItem>().Any(item => item.Id == row.Id && rules.Contains(item.Rule) && parties.Contains(item.PartyId) && item.Kind == QueueKind.Finding && item.DoneAt == null
                    && item.Since > since))
                .OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation);
        return lying.Where(finding => finding.Party() is { } party && of.Contains((finding.Rule, party))).ToLookup(finding => (finding.Rule, finding.Party()!.Value));
    }

    private async Task Clear(IEnumerable<Finding> findings, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = findings.Select(finding => finding.Id).ToArray();
        if (ids.Length > 0) await db.Set<QueueItem>().Where(item => ids.Contains(item.Id) && item.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(item => item.DoneAt, now), cancellation);
    }

    private async Task<List<CharterParameter>> Parameters(IReadOnlyCollection<Finding> findings, CancellationToken cancellation)
    {
        var (versions, rules) = (findings.Select(finding => finding.CharterVersion).Distinct().ToArray(), findings.Select(finding => finding.Rule).Distinct().ToArray());
        return versions.Length == 0
            ? []
            : await db.Set<CharterParameter>().AsNoTracking().Where(row => versions.Contains(row.Version) && rules.Contains(row.Rule)).ToListAsync(cancellation);
    }
}
