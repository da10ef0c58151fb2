using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>The rules of the charter in force, in order, with what is open under each; null when none is in force.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetRules : IQuery<RuleBook?>;

/// <summary>The rules of a version.</summary>
public sealed record RuleBook(int CharterVersion, DateOnly EffectiveFrom, IReadOnlyList<RuleLine> Rules);

/// <summary>A rule in the list.</summary>
/// <param name="Open">Findings that are open.</param>
/// <param name="Points">Of those together.</param>
/// <param name="Cases">Cases that are not closed.</param>
public sealed record RuleLine(CharterTextArticle Article, int Open, int Points, int Cases);

internal sealed class GetRulesHandler(MarketDb db, CharterReading reading) : IRequestHandler<GetRules, RuleBook?>
{
    public async Task<RuleBook?> Handle(GetRules request, CancellationToken cancellationToken)
    {
        if (await reading.Read(null, cancellationToken) is not { } charter) return null;
        var open = await GetOpenFindingsHandler.OpenByRule(db).ToDictionaryAsync(rule => rule.Rule, cancellationToken);
        var cases = await db.Set<Case>().Where(row => row.State != CaseState.Closed).GroupBy(row => row.Rule).Select(rule => new { rule.Key, Count = rule.Count() })
            .ToDictionaryAsync(rule => rule.Key, rule => rule.Count, cancellationToken);
        return new RuleBook(charter.Number, charter.EffectiveFrom, [.. charter.Articles.Select(article =>
            new RuleLine(article, open.GetValueOrDefault(article.Rule)?.Count ?? 0, open.GetValueOrDefault(article.Rule)?.Points ?? 0, cases.GetValueOrDefault(article.Rule)))]);
    }
}
