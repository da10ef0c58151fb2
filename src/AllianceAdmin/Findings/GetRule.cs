using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>One rule of the charter in force and how it fares; null when the charter has none of that name.</summary>
/// <param name="Rule">E.g. <c>CH-10</c>.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetRule(string Rule) : IQuery<RuleSheet?>;

/// <summary>A rule, what it found of late and what is open.</summary>
/// <param name="Points">Of the open findings together.</param>
/// <param name="MedianDays">Whole days for which the open findings have stood: that of the one in the middle, of two the younger; null when none is open.</param>
/// <param name="Weeks">Findings by the week (China's) in which they were found, the last 26.</param>
public sealed record RuleSheet(CharterTextArticle Article, int CharterVersion, DateOnly EffectiveFrom, int Open, int Points, int? MedianDays, IReadOnlyList<WeekFindings> Weeks);

/// <summary>A week from Monday to Sunday.</summary>
public sealed record WeekFindings(DateOnly Monday, int Count);

internal sealed class GetRuleHandler(MarketDb db, CharterReading reading, TimeProvider clock) : IRequestHandler<GetRule, RuleSheet?>
{
    private const int Weeks = 26;

    public async Task<RuleSheet?> Handle(GetRule request, CancellationToken cancellationToken)
    {
        var charter = await reading.Read(null, cancellationToken);
        if (charter?.Articles.FirstOrDefault(article => article.Rule == request.Rule) is not { } article) return null;
        var findings = db.Set<Finding>().AsNoTracking().Where(finding => finding.Rule == request.Rule);
        var open = findings.Where(finding => !db.Set<FindingClosure>().Any(closure => closure.FindingId == finding.Id));
        var total = await open.GroupBy(finding => finding.Rule).Select(all => new { Count = all.Count(), Points = all.Sum(finding => finding.Points) }).SingleOrDefaultAsync(cancellationToken);
        var middle = total is null ? (DateTimeOffset?)null
            : await open.OrderBy(finding => finding.At).ThenBy(finding => finding.Id).Skip(total.Count / 2).Take(1).Select(finding => (DateTimeOffset?)finding.At).SingleOrDefaultAsync(cancellationToken);
        return new RuleSheet(
            article, charter.Number, charter.EffectiveFrom, total?.Count ?? 0, total?.Points ?? 0, middle is { } at ? (clock.GetUtcNow() - at).Days : null, await Trend(findings, cancellationToken));
    }

    private async Task<IReadOnlyList<WeekFindings>> Trend(IQueryable<Finding> findings, CancellationToken cancellation)
    {
        var weeks = ChinaTime.Weeks(clock.Today(), Weeks);
        var start = ChinaTime.StartOf(weeks[0]);
        var days = await findings.Where(finding => finding.At >= start).GroupBy(finding => ChinaTime.DayOf(finding.At)).Select(day => new { day.Key, Count = day.Count() }).ToListAsync(cancellation);
        var counts = days.ToLookup(day => ChinaTime.MondayOf(day.Key), day => day.Count);
        return [.. weeks.Select(monday => new WeekFindings(monday, counts[monday].Sum()))];
    }
}
