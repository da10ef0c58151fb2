using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>Complaints, the newest first: all for the office and the auditor, those by and against one's own organisation, one's own.</summary>
/// <param name="Late">Only what waits beyond its term.</param>
[SignedIn]
public sealed record FindComplaints(ComplaintState? State = null, ComplaintKind? Kind = null, Guid? AgainstId = null, bool Late = false, string? After = null, int Limit = 30) : IQuery<Page<ComplaintRow>>;

/// <summary>A complaint in a list. <c>Side</c> is the reader's; <c>Subject</c> is null where it would name a household to a member unit; <c>By</c> is the office's to know.</summary>
public sealed record ComplaintRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required ComplaintKind Kind { get; init; }
    public required ComplaintState State { get; init; }
    public required string? Subject { get; init; }
    public required OrganisationKind AgainstKind { get; init; }
    public required Guid AgainstId { get; init; }
    public required string Against { get; init; }
    public required string? AgainstEn { get; init; }
    public required string? By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset FirstAnswerDueAt { get; init; }
    public required DateTimeOffset SettleDueAt { get; init; }
    public required DateTimeOffset LastDueAt { get; init; }
    public required DateTimeOffset? FirstAnsweredAt { get; init; }
    public required DateTimeOffset? EscalatedAt { get; init; }
    public required DateTimeOffset? SettledAt { get; init; }
    public required ComplaintSide Side { get; init; }

    /// <summary>By when somebody has to act; null when it is settled.</summary>
    public DateTimeOffset? DueAt => State switch
    {
        ComplaintState.Open => FirstAnswerDueAt,
        ComplaintState.Answered => SettleDueAt,
        ComplaintState.Escalated => LastDueAt,
        _ => null,
    };
}

internal sealed class FindComplaintsHandler(MarketDb db, ComplaintReach reach, TimeProvider clock) : IRequestHandler<FindComplaints, Page<ComplaintRow>>
{
    public async Task<Page<ComplaintRow>> Handle(FindComplaints request, CancellationToken cancellationToken)
    {
        var (now, take) = (clock.GetUtcNow(), Pages.Rows(request.Limit));
        var complaints = reach.Visible().AsNoTracking();
        if (request.State is { } state) complaints = complaints.Where(complaint => complaint.State == state);
        if (request.Kind is { } kind) complaints = complaints.Where(complaint => complaint.Kind == kind);
        if (request.AgainstId is { } party) complaints = complaints.Where(complaint => complaint.AgainstId == party);
        if (request.Late)
        {
            complaints = complaints.Where(complaint => complaint.State != ComplaintState.Settled
                && ((complaint.FirstAnsweredAt == null && complaint.FirstAnswerDueAt < now) || complaint.SettleDueAt < now));
        }

        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) complaints = complaints.Where(complaint => complaint.At <= at && (complaint.At < at || complaint.Id.CompareTo(id) < 0));
        var found = await complaints.OrderByDescending(complaint => complaint.At).ThenByDescending(complaint => complaint.Id).Take(take + 1).ToListAsync(cancellationToken);
        var page = Pages.Of(found, take, row => Cursor.Of(row.At, row.Id));
        return new Page<ComplaintRow>(await ComplaintRows.Of(db, reach, page.Items, cancellationToken), page.Next);
    }
}

/// <summary>Complaints as the reader may see them.</summary>
internal static class ComplaintRows
{
    public static async Task<IReadOnlyList<ComplaintRow>> Of(MarketDb db, ComplaintReach reach, IReadOnlyList<Complaint> complaints, CancellationToken cancellation)
    {
        var parties = complaints.Select(complaint => complaint.AgainstId).Distinct().ToList();
        var names = await db.Organisations().Where(row => parties.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (row.Name, row.NameEn), cancellation);
        return [.. complaints.Select(complaint => new ComplaintRow
        {
            Id = complaint.Id, Number = complaint.Number, Kind = complaint.Kind, State = complaint.State,
            Subject = complaint.HouseholdCode is null || reach.KnowsHouseholds ? complaint.Subject : null,
            AgainstKind = complaint.AgainstKind, AgainstId = complaint.AgainstId, Against = names[complaint.AgainstId].Name, AgainstEn = names[complaint.AgainstId].NameEn,
            By = reach.SideOf(complaint) == ComplaintSide.Party ? null : complaint.By, At = complaint.At, FirstAnswerDueAt = complaint.FirstAnswerDueAt, SettleDueAt = complaint.SettleDueAt,
            LastDueAt = complaint.LastDueAt, FirstAnsweredAt = complaint.FirstAnsweredAt, EscalatedAt = complaint.EscalatedAt, SettledAt = complaint.SettledAt, Side = reach.SideOf(complaint),
        })];
    }
}
