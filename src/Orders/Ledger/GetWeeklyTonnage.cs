using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>What was accepted in each of the last weeks, by the day on which the ledger recorded it: the sums of what <see cref="FindEntries"/> lists of the same days.</summary>
/// <param name="Weeks">So many, the one that runs now included; at most 53.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetWeeklyTonnage(int Weeks = 13) : IQuery<IReadOnlyList<WeekTonnage>>;

/// <summary>A week of China, from Monday to Sunday.</summary>
/// <param name="Accepted">Corrections included; nothing was recorded where it is nought.</param>
public sealed record WeekTonnage(DateOnly Monday, Weight Accepted);

internal sealed class GetWeeklyTonnageHandler(MarketDb db, TimeProvider clock) : IRequestHandler<GetWeeklyTonnage, IReadOnlyList<WeekTonnage>>
{
    private const int Most = 53;

    public async Task<IReadOnlyList<WeekTonnage>> Handle(GetWeeklyTonnage request, CancellationToken cancellationToken)
    {
        var weeks = ChinaTime.Weeks(clock.Today(), Math.Clamp(request.Weeks, 1, Most));
        var (first, end) = (weeks[0], weeks[^1].AddDays(7));
        var days = await db.Set<CountyDay>().Where(day => day.RecordedOn >= first && day.RecordedOn < end).GroupBy(day => day.RecordedOn)
            .Select(day => new { day.Key, Grams = day.Sum(row => row.Accepted.Grams) }).ToListAsync(cancellationToken);
        var sums = days.ToLookup(day => ChinaTime.MondayOf(day.Key), day => day.Grams);
        return [.. weeks.Select(monday => new WeekTonnage(monday, new Weight(sums[monday].Sum())))];
    }
}
