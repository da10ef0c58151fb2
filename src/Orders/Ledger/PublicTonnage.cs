using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>What anybody may see, by the rule of small groups. A page asks for many tables: what they share is read once a request.</summary>
internal sealed class PublicTonnage(MarketDb db, TonnageReading reading)
{
    /// <summary>The key of the row in which small groups stand together.</summary>
    public const string Other = "other";

    private readonly Dictionary<DateTimeOffset, List<Sums<string>>> counties = [];
    private readonly Dictionary<DateTimeOffset, List<(string Produce, int Month, TonnageSums Sum)>> produceMonths = [];
    private readonly Dictionary<DateTimeOffset, IReadOnlyList<(string County, int Households, int People)>> firstSales = [];
    private (List<PublicCell> Cells, IReadOnlyList<(int First, int Last)> Periods)? drawn;

    /// <summary>The rows of a table. From and to are widened to the whole months that may be told apart.</summary>
    public async Task<PublicTable> Table(TonnageBy by, DateOnly? from, DateOnly? to, AsOf asOf, CancellationToken cancellation)
    {
        var (cells, periods) = await Drawn(cancellation);
        var (first, last) = (from is { } begin ? Widened(Months.Of(begin), periods).First : (int?)null, to is { } end ? Widened(Months.Of(end), periods).Last : (int?)null);
        var (firstDay, lastDay) = (first is { } low ? Months.First(low) : (DateOnly?)null, last is { } high ? Months.Last(high) : (DateOnly?)null);
        // Cells of a month that was not over at that instant would differ by single deliveries from what they are now.
        var told = (From: first ?? 0, To: last ?? int.MaxValue, Recorded: asOf.Day is { } day ? Months.Of(day) : int.MaxValue);
        var shown = cells.Where(cell => cell.Shown && cell.OccurredMonth >= told.From && cell.OccurredMonth <= told.To && cell.RecordedMonth < told.Recorded).ToList();
        var rows = by switch
        {
            TonnageBy.County => Rows(shown.GroupBy(cell => cell.CountyCode), Sum),
            TonnageBy.Produce => Rows(shown.GroupBy(cell => cell.Produce), Sum),
            TonnageBy.Member => await Members(told, cancellation),
            _ => [.. periods.Where(period => period.First == period.Last && cells.Any(cell => cell.Shown))
                .Join(await Exact(by, firstDay, lastDay, asOf, cancellation), period => Months.Code(period.First), month => month.Key, (_, month) => Row(month.Key, month.Sum))],
        };
        if (by == TonnageBy.County && from is null && to is null) rows = [.. await WithHouseholds(rows, asOf, cancellation)];
        var total = await Total(by, firstDay, lastDay, asOf, cancellation);
        if (by == TonnageBy.County && from is null && to is null)
        {
            var all = await FirstSales(asOf, cancellation);
            total = total with { Households = all.Sum(county => county.Households), People = all.Sum(county => county.People) };
        }

        var rest = new TonnageRow
        {
            Key = Other, Sum = Public(total.Sum - TonnageSums.Of(rows.Select(row => row.Sum))), Groups = total.Groups - rows.Sum(row => row.Groups),
            Households = total.Households - rows.Sum(row => row.Households ?? 0), People = total.People - rows.Sum(row => row.People ?? 0),
        };
        if (rest.Sum != new TonnageSums() || rest.Groups != 0 || rest.Households is > 0) rows.Add(rest);
        return new PublicTable(firstDay, lastDay, rows, total);
    }

    /// <summary>Households and people by county whose first sale was recorded by then.</summary>
    public async Task<IReadOnlyList<(string County, int Households, int People)>> FirstSales(AsOf asOf, CancellationToken cancellation) =>
        firstSales.TryGetValue(Key(asOf), out var known) ? known : firstSales[Key(asOf)] = await ReadFirstSales(asOf, cancellation);

    /// <summary>Exact sums by county; the headline totals are made of them.</summary>
    public async Task<List<Sums<string>>> Counties(AsOf asOf, CancellationToken cancellation) =>
        counties.TryGetValue(Key(asOf), out var known) ? known : counties[Key(asOf)] = await ReadCounties(asOf, cancellation);

    // Now is the same for a whole request, whatever the clock says meanwhile.
    private static DateTimeOffset Key(AsOf asOf) => asOf.Day is null ? DateTimeOffset.MaxValue : asOf.At;

    private async Task<(List<PublicCell> Cells, IReadOnlyList<(int First, int Last)> Periods)> Drawn(CancellationToken cancellation)
    {
        if (drawn is { } known) return known;
        var cells = await db.Set<PublicCell>().AsNoTracking().ToListAsync(cancellation);
        drawn = (cells, SmallGroups.Decide(cells));
        return drawn.Value;
    }

    private async Task<IReadOnlyList<(string County, int Households, int People)>> ReadFirstSales(AsOf asOf, CancellationToken cancellation)
    {
        var days = db.Set<FirstSaleDay>().AsNoTracking();
        if (asOf.Day is { } day) days = days.Where(row => row.RecordedOn < day);
        var counts = await days.GroupBy(row => row.CountyCode).Select(county => new { county.Key, Households = county.Sum(row => row.Households), People = county.Sum(row => row.People) })
            .ToListAsync(cancellation);
        if (asOf.Day is { } last)
        {
            counts.AddRange(await db.Set<FirstSale>().Where(row => row.RecordedOn == last && row.RecordedAt <= asOf.At).GroupBy(row => row.CountyCode)
                .Select(county => new { county.Key, Households = county.Count(), People = county.Sum(row => row.People) }).ToListAsync(cancellation));
        }

        return [.. counts.GroupBy(row => row.Key, StringComparer.Ordinal).Select(county => (county.Key, county.Sum(row => row.Households), county.Sum(row => row.People)))];
    }

    private async Task<List<Sums<string>>> ReadCounties(AsOf asOf, CancellationToken cancellation)
    {
        var days = db.Set<CountyDay>().AsNoTracking();
        if (asOf.Day is { } day) days = days.Where(row => row.RecordedOn < day);
        var rolledUp = days.Select(row => new Movement
        {
            HouseholdCode = "", CountyCode = row.CountyCode, LotId = Guid.Empty, MemberId = Guid.Empty, Produce = "", OccurredOn = row.RecordedOn, Dispatched = row.Dispatched.Grams,
            Accepted = row.Accepted.Grams, Rejected = row.Rejected.Grams, Spoiled = row.Spoiled.Grams, Returned = row.Returned.Grams, Fen = row.ToHouseholds.Fen,
        });
        return await TonnageReading.Sum(rolledUp, reading.Day(asOf), rows => rows, row => row.CountyCode, cancellation);
    }

    /// <summary>Member units that had accepted anything by then.</summary>
    public Task<int> Buyers(AsOf asOf, CancellationToken cancellation) => db.Set<FirstPurchase>().CountAsync(row => row.RecordedAt <= asOf.At, cancellation);

    // Every delivery has a buyer: all time's members come to what the counties come to.
    private async Task<TonnageRow> Total(TonnageBy by, DateOnly? from, DateOnly? to, AsOf asOf, CancellationToken cancellation)
    {
        var ofAllTime = by == TonnageBy.Member && from is null && to is null;
        var exact = await Exact(ofAllTime ? TonnageBy.County : by, from, to, asOf, cancellation);
        return new TonnageRow
        {
            Key = "total", Sum = TonnageSums.Of(exact.Select(row => row.Sum)), Groups = ofAllTime ? await Buyers(asOf, cancellation) : exact.Sum(row => Groups(row.Sum)),
        };
    }

    private async Task<List<TonnageRow>> Members((int From, int To, int Recorded) told, CancellationToken cancellation)
    {
        var sums = await db.Set<PublicMemberCell>().Where(cell => cell.OccurredMonth >= told.From && cell.OccurredMonth <= told.To && cell.RecordedMonth < told.Recorded)
            .GroupBy(cell => cell.MemberId).Select(member => new
            {
                member.Key, Dispatched = member.Sum(cell => cell.Dispatched.Grams), Accepted = member.Sum(cell => cell.Accepted.Grams), Fen = member.Sum(cell => cell.ToHouseholds.Fen),
            }).ToListAsync(cancellation);
        return [.. sums.Select(sum => Row($"{sum.Key}", new TonnageSums { Dispatched = new Weight(sum.Dispatched), Accepted = new Weight(sum.Accepted), ToHouseholds = new Money(sum.Fen) }))
            .OrderBy(row => row.Key, StringComparer.Ordinal)];
    }

    private async Task<List<Sums<string>>> Exact(TonnageBy by, DateOnly? from, DateOnly? to, AsOf asOf, CancellationToken cancellation)
    {
        if (by == TonnageBy.County && from is null && to is null) return await Counties(asOf, cancellation);
        // From and to are whole months here.
        if (by is TonnageBy.Produce or TonnageBy.Month)
        {
            return [.. (await ProduceMonths(asOf, cancellation)).Where(row => (from is null || row.Month >= Months.Of(from.Value)) && (to is null || row.Month <= Months.Of(to.Value)))
                .GroupBy(row => by == TonnageBy.Produce ? row.Produce : Months.Code(row.Month), StringComparer.Ordinal)
                .Select(group => new Sums<string>(group.Key, TonnageSums.Of(group.Select(row => row.Sum))))];
        }

        return await reading.By(by, reading.Market(asOf), reading.Day(asOf), rows => TonnageReading.Between(rows, from, to), null, cancellation);
    }

    private async Task<List<(string Produce, int Month, TonnageSums Sum)>> ProduceMonths(AsOf asOf, CancellationToken cancellation)
    {
        if (produceMonths.TryGetValue(Key(asOf), out var known)) return known;
        var days = db.Set<ProduceDay>().AsNoTracking();
        if (asOf.Day is { } day) days = days.Where(row => row.RecordedOn < day);
        var rolledUp = days.Select(row => new Movement
        {
            HouseholdCode = "", CountyCode = "", LotId = Guid.Empty, MemberId = Guid.Empty, Produce = row.Produce, OccurredOn = row.OccurredOn, Dispatched = row.Dispatched.Grams,
            Accepted = row.Accepted.Grams, Rejected = row.Rejected.Grams, Spoiled = row.Spoiled.Grams, Returned = row.Returned.Grams, Fen = row.ToHouseholds.Fen,
        });
        var sums = await TonnageReading.Sum(
            rolledUp, reading.Day(asOf), rows => rows, row => new { row.Produce, Month = (row.OccurredOn.Year * 12) + row.OccurredOn.Month - 1 }, cancellation);
        return produceMonths[Key(asOf)] = [.. sums.Select(row => (row.Key.Produce, row.Key.Month, row.Sum))];
    }

    // Counts under ten stand with the others, too.
    private async Task<IEnumerable<TonnageRow>> WithHouseholds(List<TonnageRow> rows, AsOf asOf, CancellationToken cancellation)
    {
        var counts = (await FirstSales(asOf, cancellation)).Where(county => county.Households >= SmallGroups.Least).ToDictionary(county => county.County, StringComparer.Ordinal);
        return rows.Select(row => counts.TryGetValue(row.Key, out var count) ? row with { Households = count.Households, People = count.People } : row);
    }

    private static List<TonnageRow> Rows<TCell>(IEnumerable<IGrouping<string, TCell>> groups, Func<TCell, TonnageSums> sum) =>
        [.. groups.Select(group => Row(group.Key, TonnageSums.Of(group.Select(sum)))).OrderBy(row => row.Key, StringComparer.Ordinal)];

    private static TonnageRow Row(string key, TonnageSums sum) => new() { Key = key, Sum = Public(sum), Groups = Groups(sum) };

    // What was refused or spoiled is often a few households' and is told in the total alone.
    private static TonnageSums Public(TonnageSums sum) => new() { Dispatched = sum.Dispatched, Accepted = sum.Accepted, ToHouseholds = sum.ToHouseholds };

    private static int Groups(TonnageSums sum) => sum.Accepted.Grams == 0 ? 0 : 1;

    private static (int First, int Last) Widened(int month, IReadOnlyList<(int First, int Last)> periods) =>
        periods.Where(period => period.First <= month && month <= period.Last).DefaultIfEmpty((month, month)).First();

    private static TonnageSums Sum(PublicCell cell) => new() { Dispatched = cell.Dispatched, Accepted = cell.Accepted, ToHouseholds = cell.ToHouseholds };
}

/// <summary>A public table: the days really covered, its rows, its total.</summary>
internal sealed record PublicTable(DateOnly? From, DateOnly? To, List<TonnageRow> Rows, TonnageRow Total);
