using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Cases, the newest first: all for administrators and auditors, its own for a party.</summary>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record FindCases(CaseState? State = null, string? Rule = null, string? Party = null, string? After = null, int Limit = 50) : IQuery<Page<CaseLine>>;

/// <summary>A case in a list.</summary>
/// <param name="DueAt">By when somebody has to act next; null when it is closed.</param>
public sealed record CaseLine(
    Guid Id, string Number, string Rule, PartyName Party, int Points, CaseState State, CaseOutcome? Outcome, Measure? Measure, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, string? Owner);

internal sealed class FindCasesHandler(MarketDb db, CaseReach reach) : IRequestHandler<FindCases, Page<CaseLine>>
{
    public async Task<Page<CaseLine>> Handle(FindCases request, CancellationToken cancellationToken)
    {
        var cases = reach.Visible().AsNoTracking();
        if (request.State is { } state) cases = cases.Where(row => row.State == state);
        if (!string.IsNullOrWhiteSpace(request.Rule)) cases = cases.Where(row => row.Rule == request.Rule);
        if (!string.IsNullOrWhiteSpace(request.Party))
        {
            var party = (await PartyNames.Find(db, request.Party, cancellationToken))?.Id ?? Guid.Empty;
            cases = cases.Where(row => row.PartyId == party);
        }

        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) cases = cases.Where(row => row.OpenedAt <= at && (row.OpenedAt < at || row.Id.CompareTo(id) < 0));
        var take = Pages.Rows(request.Limit);
        var found = await cases.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(take + 1)
            .Select(row => new { row.Id, row.Number, row.Rule, row.PartyKind, row.PartyId, row.Points, row.State, row.Outcome, row.Measure, row.OpenedAt, row.Desk.DueAt, row.Desk.DoneAt, row.Desk.Owner })
            .ToListAsync(cancellationToken);
        var names = await PartyNames.Of(db, found.Select(row => (row.PartyKind, row.PartyId)), cancellationToken);
        var page = Pages.Of(found, take, row => Cursor.Of(row.OpenedAt, row.Id));
        return new Page<CaseLine>(
            [.. page.Items.Select(row => new CaseLine(
                row.Id, row.Number, row.Rule, names[row.PartyId], row.Points, row.State, row.Outcome, row.Measure, row.OpenedAt, row.DoneAt is null ? row.DueAt : null, row.Owner))],
            page.Next);
    }
}
