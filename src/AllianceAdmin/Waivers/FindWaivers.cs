using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Waivers;

/// <summary>Waivers, the newest first.</summary>
/// <param name="Rule">Only of this rule.</param>
/// <param name="InForce">Only those that act now.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindWaivers(string? After = null, int Limit = 50, string? Rule = null, bool InForce = false) : IQuery<Page<WaiverLine>>;

/// <summary>A waiver.</summary>
/// <param name="Own">The actor's own proposal: another one decides.</param>
/// <param name="InForce">Whether it acts now.</param>
/// <param name="Acted">How often it let something through.</param>
public sealed record WaiverLine(
    Guid Id, string Number, string Rule, PartyName? Party, string? Subject, string Reason, DateTimeOffset From, DateTimeOffset Until, string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy,
    DateTimeOffset? DecidedAt, bool? Approved, DateTimeOffset? EndedAt, bool Own, bool InForce, int Acted);

internal sealed class FindWaiversHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<FindWaivers, Page<WaiverLine>>
{
    public async Task<Page<WaiverLine>> Handle(FindWaivers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waivers = db.Set<Waiver>().AsNoTracking();
        if (request.Rule is { } rule) waivers = waivers.Where(row => row.Rule == rule);
        if (request.InForce) waivers = waivers.Where(row => row.Approved == true && row.DecidedAt <= now && row.From <= now && row.Until > now && (row.EndedAt == null || row.EndedAt > now));
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) waivers = waivers.Where(row => row.ProposedAt <= at && (row.ProposedAt < at || row.Id.CompareTo(id) < 0));
        var take = Pages.Rows(request.Limit);
        var found = await waivers.OrderByDescending(row => row.ProposedAt).ThenByDescending(row => row.Id).Take(take + 1).ToListAsync(cancellationToken);
        var page = Pages.Of(found, take, row => Cursor.Of(row.ProposedAt, row.Id));
        var subjects = page.Items.Select(row => $"waiver/{row.Id}").ToArray();
        var acted = await db.Set<Findings.Finding>().Where(row => row.Code == WaiverBook.Code && subjects.Contains(row.Evidence)).GroupBy(row => row.Evidence)
            .Select(group => new { Waiver = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Waiver!, row => row.Count, cancellationToken);
        var names = await PartyNames.Of(db, page.Items.Where(row => row.PartyId is not null).Select(row => (row.PartyKind!.Value, row.PartyId!.Value)), cancellationToken);
        return new Page<WaiverLine>(
            [.. page.Items.Select(row => new WaiverLine(
                row.Id, row.Number, row.Rule, row.PartyId is { } party ? names.GetValueOrDefault(party) : null, row.Subject, row.Reason, row.From, row.Until, row.ProposedBy, row.ProposedAt,
                row.DecidedBy, row.DecidedAt, row.Approved, row.EndedAt, row.ProposedBy == actor.Code, row.InForceAt(now), acted.GetValueOrDefault($"waiver/{row.Id}")))],
            page.Next);
    }
}
