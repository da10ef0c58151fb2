using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>How the actor's own cooperative, member unit or liaison stands under the charter.</summary>
[Allowed(Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record GetStanding : IQuery<Standing>;

/// <summary>A party's record.</summary>
/// <param name="Points">That count now.</param>
/// <param name="Step">Where they put it on the ladder.</param>
/// <param name="Measures">What holds now, the gravest first.</param>
/// <param name="Reminders">Findings that are no case, the newest first; each sentence says what cures it.</param>
/// <param name="Cases">The newest first.</param>
/// <param name="StandIn">Who sells for a cooperative's members meanwhile.</param>
/// <param name="Listings">Lots for which the office's yes was asked or is needed, while it is needed.</param>
public sealed record Standing(
    PartyName Party, int Points, Measure Step, IReadOnlyList<StandingMeasure> Measures, IReadOnlyList<StandingReminder> Reminders, IReadOnlyList<CaseLine> Cases, PartyName? StandIn,
    IReadOnlyList<ListingToAsk>? Listings);

/// <summary>A measure that holds.</summary>
public sealed record StandingMeasure(Guid CaseId, string Number, string Rule, Measure Measure, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>A finding that is no case.</summary>
public sealed record StandingReminder(Guid Id, DateTimeOffset At, string Rule, int Points, string Sentence, DateTimeOffset LeavesAt);

/// <summary>A lot that waits for the office's yes.</summary>
/// <param name="Asked">Null: not asked yet, or refused before.</param>
public sealed record ListingToAsk(Guid LotId, string Number, string Title, DateTimeOffset? Asked, bool? Granted, string? Reason);

internal sealed class GetStandingHandler(MarketDb db, CaseReach reach, Words words, TimeProvider clock) : IRequestHandler<GetStanding, Standing>
{
    private const int Most = 50;

    public async Task<Standing> Handle(GetStanding request, CancellationToken cancellationToken)
    {
        var (party, now) = (reach.Own, clock.GetUtcNow());
        var (kind, id) = (party.Kind, party.Id);
        var ladder = await reach.Ladder(now, cancellationToken);
        var record = await PartyRecord.Of(db, party, null, ladder, now, cancellationToken);
        var measures = await db.MeasuresAt(now).Where(row => row.PartyId == id && row.PartyKind == kind).OrderByDescending(row => row.From)
            .Select(row => new StandingMeasure(row.CaseId, row.Number, row.Rule, row.Measure, row.From, row.Until)).ToListAsync(cancellationToken);
        var name = (await PartyNames.Of(db, [(kind, id)], cancellationToken))[id];
        var cases = await reach.Visible().AsNoTracking().OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(Most)
            .Select(row => new CaseLine(
                row.Id, row.Number, row.Rule, name, row.Points, row.State, row.Outcome, row.Measure, row.OpenedAt, row.Desk.DoneAt == null ? row.Desk.DueAt : null, row.Desk.Owner))
            .ToListAsync(cancellationToken);
        return new Standing(
            name, record.Points, ladder.Step(record.Points), [.. measures.OrderByDescending(row => row.Measure)], await Reminders(party, cancellationToken), cases,
            await StandIn(party, cancellationToken),
            kind == PartyKind.Cooperative && measures.Exists(row => row.Measure == Measure.Talk && row.Rule != Ladder.Pledge) ? await Listings(id, cancellationToken) : null);
    }

    private async Task<IReadOnlyList<StandingReminder>> Reminders(Party party, CancellationToken cancellation)
    {
        var (kind, id) = (party.Kind, party.Id);
        var found = await (
            from item in db.Set<QueueItem>()
            where item.PartyId == id && item.PartyKind == kind && item.Kind == QueueKind.Finding && item.DoneAt == null
            join finding in db.Set<Finding>() on item.Id equals finding.Id
            orderby finding.At descending, finding.Id descending
            select new { finding.Id, finding.At, finding.Rule, finding.Points, finding.Code, finding.Arguments, item.DueAt }).Take(Most).ToListAsync(cancellation);
        return [.. found.Select(row => new StandingReminder(row.Id, row.At, row.Rule, row.Points, words[row.Code, FindingArguments.Read(row.Arguments)], row.DueAt))];
    }

    private async Task<PartyName?> StandIn(Party party, CancellationToken cancellation)
    {
        var (id, today) = (party.Id, clock.Today());
        var other = await db.StandIns().Where(row => row.ForCooperativeId == id && row.From <= today && (row.To == null || row.To > today)).Select(row => (Guid?)row.CooperativeId)
            .FirstOrDefaultAsync(cancellation);
        return other is { } known ? (await PartyNames.Of(db, [(PartyKind.Cooperative, known)], cancellation))[known] : null;
    }

    private async Task<IReadOnlyList<ListingToAsk>> Listings(Guid cooperative, CancellationToken cancellation) => await (
        from lot in db.Lots()
        where lot.CooperativeId == cooperative && (lot.State == LotState.Draft || lot.State == LotState.Returned || lot.State == LotState.InReview)
        from permit in db.Set<ListingPermit>().Where(permit => permit.LotId == lot.Id).OrderByDescending(permit => permit.AskedAt).Take(1).DefaultIfEmpty()
        orderby lot.Number descending
        select new ListingToAsk(lot.Id, lot.Number, lot.Title, (DateTimeOffset?)permit!.AskedAt, permit.Granted, permit.Reason)).Take(Most).ToListAsync(cancellation);
}
