using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The public's accepted weight of a year's months that are over, beside the same months a year before. Small groups are hidden as in every public table.</summary>
/// <param name="AsOf">What was recorded by then, and which months were over; null: now.</param>
[Anyone]
public sealed record CompareYears(DateTimeOffset? AsOf = null) : IQuery<YearComparison>;

/// <summary>The two years.</summary>
/// <param name="From">First day of the later year's months.</param>
/// <param name="To">Last day of the last month that is over.</param>
/// <param name="Gap">Why nothing can be compared; null when it can.</param>
/// <param name="Total">Both years' sums.</param>
/// <param name="Months">January to the last month.</param>
/// <param name="Produce">Every produce that is told by itself in one of the years, most weight first; <c>other</c> last.</param>
public sealed record YearComparison(DateOnly From, DateOnly To, YearGap? Gap, YearRow Total, IReadOnlyList<YearRow> Months, IReadOnlyList<YearRow> Produce);

/// <summary>Why two years cannot be compared.</summary>
public enum YearGap
{
    /// <summary>Nothing was accepted in those months of the year before.</summary>
    NothingBefore,

    /// <summary>Nothing was accepted in the months of this year.</summary>
    NothingNow,

    /// <summary>The months that may be told apart are others in the two years.</summary>
    OtherMonths,
}

/// <summary>A month, a produce, <c>other</c> or <c>total</c>.</summary>
/// <param name="Key">The month as <c>2026-11</c>, or the produce code.</param>
/// <param name="Accepted">Null where it is not told by itself.</param>
/// <param name="YearBefore">Likewise.</param>
public sealed record YearRow(string Key, string? Name, string? NameEn, Weight? Accepted, Weight? YearBefore);

internal sealed class CompareYearsHandler(MarketDb db, PublicTonnage published, TimeProvider clock) : IRequestHandler<CompareYears, YearComparison>
{
    public async Task<YearComparison> Handle(CompareYears request, CancellationToken cancellationToken)
    {
        var asOf = AsOf.Of(request.AsOf, clock.GetUtcNow());
        var day = ChinaTime.DayOf(asOf.At);
        var to = new DateOnly(day.Year, day.Month, 1).AddDays(-1);
        var from = new DateOnly(to.Year, 1, 1);
        async Task<(PublicTable Now, PublicTable Before)> Both(TonnageBy by) => (
            await published.Table(by, from, to, asOf, cancellationToken), await published.Table(by, from.AddYears(-1), to.AddYears(-1), asOf, cancellationToken));

        var (months, produce) = (await Both(TonnageBy.Month), await Both(TonnageBy.Produce));
        var names = await db.Produce().ToDictionaryAsync(kind => kind.Code, cancellationToken);
        var total = new YearRow("total", null, null, months.Now.Total.Sum.Accepted, months.Before.Total.Sum.Accepted);
        var (now, before) = (Told(produce.Now), Told(produce.Before));
        return new YearComparison(
            from, to, Gap(months.Now, months.Before), total,
            [.. Enumerable.Range(1, to.Month).Select(month => Month(new DateOnly(to.Year, month, 1), Told(months.Now), Told(months.Before)))],
            [.. now.Keys.Union(before.Keys).Select(key => new YearRow(key, names.GetValueOrDefault(key)?.NameZh, names.GetValueOrDefault(key)?.NameEn, Of(now, key), Of(before, key)))
                .OrderBy(row => row.Key == PublicTonnage.Other).ThenByDescending(row => row.Accepted?.Grams ?? 0).ThenBy(row => row.Key, StringComparer.Ordinal)]);
    }

    private static YearGap? Gap(PublicTable now, PublicTable before) =>
        before.Total.Sum.Accepted.Grams == 0 ? YearGap.NothingBefore
        : now.Total.Sum.Accepted.Grams == 0 ? YearGap.NothingNow
        : Months.Of(now.From!.Value) - 12 != Months.Of(before.From!.Value) || Months.Of(now.To!.Value) - 12 != Months.Of(before.To!.Value) ? YearGap.OtherMonths
        : null;

    private static YearRow Month(DateOnly first, Dictionary<string, Weight> now, Dictionary<string, Weight> before)
    {
        var (key, yearBefore) = (Months.Code(Months.Of(first)), Months.Code(Months.Of(first) - 12));
        return new YearRow(key, null, null, Of(now, key), Of(before, yearBefore));
    }

    private static Dictionary<string, Weight> Told(PublicTable table) => table.Rows.ToDictionary(row => row.Key, row => row.Sum.Accepted, StringComparer.Ordinal);

    private static Weight? Of(Dictionary<string, Weight> told, string key) => told.TryGetValue(key, out var weight) ? weight : null;
}
