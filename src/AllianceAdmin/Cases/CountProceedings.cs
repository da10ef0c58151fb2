using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What the alliance did under its charter, year by year (China's), the newest first: each thing in the year in which it happened. For everybody.</summary>
[Anyone]
public sealed record CountProceedings : IQuery<IReadOnlyList<YearProceedings>>;

/// <summary>A year in which something happened.</summary>
/// <param name="Notices">Cases of which a party had notice.</param>
/// <param name="Decisions">Decisions on a measure.</param>
/// <param name="Appeals">Appeals against one.</param>
/// <param name="Overturned">Decisions that an appeal took back.</param>
public sealed record YearProceedings(int Year, int Notices, int Decisions, int Appeals, int Overturned);

internal sealed class CountProceedingsHandler(MarketDb db) : IRequestHandler<CountProceedings, IReadOnlyList<YearProceedings>>
{
    public async Task<IReadOnlyList<YearProceedings>> Handle(CountProceedings request, CancellationToken cancellationToken)
    {
        var notices = await Years(db.Set<Case>().Select(row => row.OpenedAt));
        var decisions = await Years(db.Set<CaseDecision>().Select(row => row.At));
        var appeals = await Years(db.Set<CaseAppeal>().Select(row => row.At));
        var overturned = await Years(db.Set<AppealDecision>().Where(row => row.Outcome == CaseOutcome.Overturned).Select(row => row.At));
        return [.. notices.Keys.Union(decisions.Keys).Union(appeals.Keys).Union(overturned.Keys).OrderDescending().Select(year => new YearProceedings(
            year, notices.GetValueOrDefault(year), decisions.GetValueOrDefault(year), appeals.GetValueOrDefault(year), overturned.GetValueOrDefault(year)))];

        Task<Dictionary<int, int>> Years(IQueryable<DateTimeOffset> instants) => instants.GroupBy(at => ChinaTime.DayOf(at).Year)
            .Select(year => new { year.Key, Count = year.Count() }).ToDictionaryAsync(year => year.Key, year => year.Count, cancellationToken);
    }
}
