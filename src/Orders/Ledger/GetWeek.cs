using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// A week (China's, Monday to Sunday) as the ledger knew it when it ended: what is recorded later changes no answer. Counties are told by the rule of small groups, decided on
/// the parts of what was recorded in this week alone, so that the answers about two weeks differ by nothing smaller (docs/decisions/0017-weekly-bulletin.md).
/// </summary>
/// <param name="Monday">The week's first day; the roll-ups hold all that was recorded until its end.</param>
[SystemOnly]
public sealed record GetWeek(DateOnly Monday) : IQuery<LedgerWeek>;

/// <summary>The week's figures.</summary>
/// <param name="Week">What happened in the week, exactly.</param>
/// <param name="Year">What happened from 1 January of the Monday's year to the Sunday, or to 31 December, exactly.</param>
/// <param name="Households">Of which anything was accepted in the week; null when it would tell of fewer than ten.</param>
/// <param name="Counties">Those of which anything may be told, by code.</param>
/// <param name="Seal">The newest seal, or null.</param>
public sealed record LedgerWeek(TonnageSums Week, TonnageSums Year, int? Households, IReadOnlyList<CountyWeek> Counties, SealRow? Seal);

/// <summary>What is told of a county.</summary>
/// <param name="Week">What happened in the week.</param>
/// <param name="NewInYear">What this week's records add to the Monday's year: the week itself and what happened before it and was recorded late.</param>
/// <param name="NewInNextYear">Likewise to the next year, of a week that reaches into it.</param>
/// <param name="Households">Of which anything was accepted in the week; null when fewer than ten, or when the rest would be.</param>
public sealed record CountyWeek(string Code, TonnageSums Week, TonnageSums NewInYear, TonnageSums NewInNextYear, int? Households);

internal sealed class GetWeekHandler(MarketDb db, TonnageReading reading) : IRequestHandler<GetWeek, LedgerWeek>
{
    // In place of the months of the public tables: late, in the year, in the next one.
    private const int Late = 0, InYear = 1, InNextYear = 2;

    public async Task<LedgerWeek> Handle(GetWeek request, CancellationToken cancellationToken)
    {
        var (monday, sunday) = (request.Monday, request.Monday.AddDays(6));
        var (newYear, yearEnd) = (new DateOnly(monday.Year, 1, 1), new DateOnly(monday.Year, 12, 31));
        var until = sunday < yearEnd ? sunday : yearEnd;
        var closed = new AsOf(ChinaTime.EndOf(sunday), sunday.AddDays(1));
        var week = await Exact(closed, monday, sunday, cancellationToken);
        var year = await Exact(closed, newYear, until, cancellationToken);

        var cells = new List<PublicCell>();
        foreach (var (kind, from, to) in new[] { (Late, newYear, monday.AddDays(-1)), (InYear, monday, until), (InNextYear, yearEnd.AddDays(1), sunday) })
        {
            if (from <= to) cells.AddRange(PublicCells.CellsOf(kind, 0, await PublicPart.Read(db, from, to, monday, sunday, cancellationToken)));
        }

        SmallGroups.Decide(cells);
        var counts = await Households(monday, sunday, cancellationToken);
        var counties = cells.Where(cell => cell.Shown).GroupBy(cell => cell.CountyCode).OrderBy(county => county.Key, StringComparer.Ordinal)
            .Select(county => new CountyWeek(county.Key, Sum(county, InYear, InNextYear), Sum(county, Late, InYear), Sum(county, InNextYear), counts.GetValueOrDefault(county.Key)))
            .Where(county => county.Week.Accepted != Weight.Zero || county.NewInYear.Accepted != Weight.Zero || county.NewInNextYear.Accepted != Weight.Zero).ToList();
        var seal = await db.Set<Seal>().AsNoTracking().OrderByDescending(row => row.N).FirstOrDefaultAsync(cancellationToken);
        var (all, told) = Told(counties, counts.Values.Sum());
        return new LedgerWeek(week, year, all, told, seal is null ? null : SealRow.Of(seal));
    }

    /// <summary>Counts from ten up; and the rest up to the total as well, else the smallest county's joins it.</summary>
    private static (int? All, IReadOnlyList<CountyWeek> Counties) Told(List<CountyWeek> counties, int all)
    {
        var told = counties.Where(county => county.Households >= SmallGroups.Least).OrderBy(county => county.Households).ThenBy(county => county.Code, StringComparer.Ordinal).ToList();
        while (told.Count > 0 && all - told.Sum(county => county.Households) is > 0 and < SmallGroups.Least) told.RemoveAt(0);
        return (all is > 0 and < SmallGroups.Least ? null : all, [.. counties.Select(county => told.Contains(county) ? county : county with { Households = null })]);
    }

    private static TonnageSums Sum(IEnumerable<PublicCell> cells, params int[] kinds) => TonnageSums.Of(cells.Where(cell => cell.Shown && kinds.Contains(cell.OccurredMonth)).Select(cell => new TonnageSums
    {
        Dispatched = cell.Dispatched, Accepted = cell.Accepted, ToHouseholds = cell.ToHouseholds,
    }));

    private async Task<TonnageSums> Exact(AsOf closed, DateOnly from, DateOnly to, CancellationToken cancellation) => TonnageSums.Of(
        (await TonnageReading.Sum(reading.Market(closed), null, rows => TonnageReading.Between(rows, from, to), row => 1, cancellation)).Select(row => row.Sum));

    private Task<Dictionary<string, int>> Households(DateOnly monday, DateOnly sunday, CancellationToken cancellation) => db.Set<Tonnage>().AsNoTracking()
        .Where(row => row.OccurredOn >= monday && row.OccurredOn <= sunday && row.RecordedOn <= sunday && row.Accepted.Grams > 0)
        .Select(row => new { County = row.HouseholdCode.Substring(3, 6), row.HouseholdCode }).Distinct().GroupBy(row => row.County)
        .Select(county => new { county.Key, Count = county.Count() }).ToDictionaryAsync(county => county.Key, county => county.Count, cancellation);
}
