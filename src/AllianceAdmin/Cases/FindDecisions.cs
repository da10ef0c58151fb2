using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Published decisions for as long as they stand on a record, the newest first. What an appeal took back stays, marked as taken back.</summary>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Anyone]
public sealed record FindDecisions(string? After = null, int Limit = 50) : IQuery<Page<PublishedDecision>>;

/// <summary>A decision as the public reads it.</summary>
/// <param name="RuleName">In both languages.</param>
/// <param name="Outcome">Null while an appeal is possible or waits for its answer.</param>
public sealed record PublishedDecision(
    Guid Id, string Number, DateTimeOffset PublishedAt, PartyName Party, string Rule, Bilingual? RuleName, int CharterVersion, Measure Measure, int Days, DateTimeOffset From, string Summary,
    CaseOutcome? Outcome, Measure? MeasureNow, DateTimeOffset? Until);

internal sealed class FindDecisionsHandler(MarketDb db, TimeProvider clock) : IRequestHandler<FindDecisions, Page<PublishedDecision>>
{
    /// <summary>A decision that was taken back is told for so long.</summary>
    private static readonly TimeSpan Corrected = TimeSpan.FromDays(365);

    public async Task<Page<PublishedDecision>> Handle(FindDecisions request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Corrected;
        var cases = db.Set<Case>().AsNoTracking().Where(row => row.PublishedAt != null && (row.LeavesAt > now || (row.Outcome == CaseOutcome.Overturned && row.PublishedAt > since)));
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) cases = cases.Where(row => row.PublishedAt <= at && (row.PublishedAt < at || row.Id.CompareTo(id) < 0));
        var take = Pages.Rows(request.Limit);
        var found = await (
            from row in cases.OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id).Take(take + 1)
            join decision in db.Set<CaseDecision>() on row.Id equals decision.CaseId
            orderby row.PublishedAt descending, row.Id descending
            select new
            {
                row.Id, row.Number, PublishedAt = row.PublishedAt!.Value, row.PartyKind, row.PartyId, row.Rule, row.CharterVersion, decision.Measure, decision.Days, decision.EffectiveFrom,
                decision.Summary, row.Outcome, Now = row.Measure, row.MeasureUntil,
                Name = db.Set<CharterArticle>().Where(article => article.Version == row.CharterVersion && article.Rule == row.Rule).Select(article => new { article.Name.Zh, article.Name.En }).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var names = await PartyNames.Of(db, found.Select(row => (row.PartyKind, row.PartyId)), cancellationToken);
        var page = Pages.Of(found, take, row => Cursor.Of(row.PublishedAt, row.Id));
        return new Page<PublishedDecision>(
            [.. page.Items.Select(row => new PublishedDecision(
                row.Id, row.Number, row.PublishedAt, names[row.PartyId], row.Rule, row.Name is null ? null : new Bilingual(row.Name.Zh, row.Name.En), row.CharterVersion, row.Measure, row.Days,
                row.EffectiveFrom, row.Summary, row.Outcome, row.Now, row.MeasureUntil))],
            page.Next);
    }
}
