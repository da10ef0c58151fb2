using System.Numerics;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class PublicTonnageTests
{
    private static readonly Actor Auditor = new("U-000008", new HashSet<string> { Roles.Auditor }) { AccountId = Books.Member };
    private static readonly TonnageBy[] Tables = [TonnageBy.County, TonnageBy.Produce, TonnageBy.Member, TonnageBy.Month];

    [Theory, EachDatabase]
    public async Task A_county_of_nine_households_is_nowhere_and_sums_hold(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var lines = new Dictionary<string, (Guid, Guid)> { ["431226"] = await market.Line("a-orange"), ["431227"] = await market.Line("b-tea"), ["431228"] = await market.Line("c-rice") };
        foreach (var (county, households) in new[] { ("431226", 12), ("431227", 15), ("431228", 9) })
        {
            await market.Post([.. Enumerable.Range(1, households).SelectMany(number => new[]
            {
                lines[county].Dispatched(Books.Household(county, number), 2000 + number, market.Clock.GetUtcNow()),
                lines[county].Accepted(Books.Household(county, number), 1000 + number, market.Clock.GetUtcNow()),
            })]);
        }

        await market.RollUp();
        var exact = await market.Send(new GetTonnage(TonnageBy.County), Auditor);
        Assert.Equal(["431226", "431227", "431228"], exact.Rows.Select(row => row.Key));
        foreach (var by in Tables)
        {
            var table = await market.Send(new GetTonnage(by), Actor.Anonymous);
            Assert.True(table.IsPublic);
            Assert.Equal(exact.Total.Sum.Accepted, Weight.Sum(table.Rows.Select(row => row.Sum.Accepted)));
            Assert.Equal(exact.Total.Sum.Dispatched, Weight.Sum(table.Rows.Select(row => row.Sum.Dispatched)));
            Assert.DoesNotContain(table.Rows, row => row.Sum.Accepted == exact.Rows[2].Sum.Accepted || row.Key == "431228" || row.Key == "c-rice");
        }

        // The smallest visible county has joined.
        var counties = await market.Send(new GetTonnage(TonnageBy.County), Actor.Anonymous);
        Assert.Equal([("431227", 1), ("other", 2)], counties.Rows.Select(row => (row.Key, row.Groups)));
        Assert.Equal([("431227", 15), ("other", 21)], counties.Rows.Select(row => (row.Key, row.Households ?? 0)));
        Assert.Equal(["431227"], (await market.Send(new LatestDeliveries(), Actor.Anonymous)).Select(news => news.CountyCode));
        Assert.Equal(2, (await market.Send(new CountyTonnages(), Actor.Anonymous)).Count);
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new GetTonnage(TonnageBy.Household), Actor.Anonymous));
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new GetTonnage(TonnageBy.Village), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task Each_figure_is_the_sum_behind_its_link_now_and_then(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(900);
        var then = market.Clock.GetUtcNow();
        market.Clock.Advance(TimeSpan.FromMinutes(1));
        await market.Fill(100, seed: 4);
        await market.RollUp();
        await market.Send(new SealEntries(), Actor.System);

        foreach (var asOf in new DateTimeOffset?[] { null, then })
        {
            var impact = await market.Send(new GetImpact(asOf), Actor.Anonymous);
            Assert.Equal(asOf is null, impact.Seal is not null);
            foreach (var figure in impact.Figures)
            {
                Assert.Equal(asOf is not null, figure.Href.Contains("asOf=", StringComparison.Ordinal));
                var by = figure.Href.Contains("by=member", StringComparison.Ordinal) ? TonnageBy.Member : TonnageBy.County;
                var table = await market.Send(new GetTonnage(by, AsOf: asOf), Actor.Anonymous);
                Assert.Equal(figure.Value, table.Rows.Sum(row => figure.Member switch
                {
                    "accepted" => row.Sum.Accepted.Grams,
                    "dispatched" => row.Sum.Dispatched.Grams,
                    "toHouseholds" => row.Sum.ToHouseholds.Fen,
                    "households" => row.Households ?? 0,
                    "people" => row.People ?? 0,
                    _ => row.Groups,
                }));
            }

            var entries = await market.Look(db => db.Set<LedgerEntry>().Where(entry => asOf == null || entry.RecordedAt <= asOf).ToListAsync());
            Assert.Equal(entries.Where(entry => entry.CountsAs == Foundation.Ledger.EntryType.Accepted).Sum(entry => entry.Weight.Grams), impact.Figures[0].Value);
            Assert.Equal(entries.Where(entry => entry.Type == Foundation.Ledger.EntryType.Accepted).DistinctBy(entry => entry.HouseholdCode).Count(), impact.Figures[2].Value);
        }
    }

    [Theory, EachDatabase]
    public async Task Months_that_are_over_are_compared_with_the_same_ones_a_year_before_where_both_may_be_told(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var at = new DateTimeOffset(2027, 3, 10, 2, 0, 0, TimeSpan.Zero);
        market.Clock.SetUtcNow(at);
        var (orange, tea) = (await market.Line("a-orange"), await market.Line("b-tea"));
        Task Sell((Guid, Guid) line, string county, int households, long each, DateTimeOffset when) =>
            market.Post([.. Enumerable.Range(1, households).SelectMany(number => new[] { line.Dispatched(Books.Household(county, number), each, when), line.Accepted(Books.Household(county, number), each, when) })]);

        await Sell(orange, "431226", 12, 1000, at);
        market.Clock.SetUtcNow(at.AddYears(1));
        await Sell(orange, "431226", 12, 1500, at.AddYears(1));
        await Sell(tea, "431227", 11, 10, at.AddYears(1));
        market.Clock.SetUtcNow(at.AddYears(1).AddDays(25));
        await Sell(tea, "431227", 11, 7_000_000, market.Clock.GetUtcNow());
        await market.RollUp();

        var years = await market.Send(new CompareYears(), Actor.Anonymous);
        Assert.Equal((new DateOnly(2028, 1, 1), new DateOnly(2028, 3, 31), null), (years.From, years.To, years.Gap));
        Assert.Equal((18_110L, 12_000L), (years.Total.Accepted!.Value.Grams, years.Total.YearBefore!.Value.Grams));
        Assert.Equal([("2028-01", null, null), ("2028-02", null, null), ("2028-03", 18_110L, 12_000L)], years.Months.Select(row => (row.Key, row.Accepted?.Grams, row.YearBefore?.Grams)));
        Assert.Equal([("a-orange", 18_000L, 12_000L), ("b-tea", 110L, (long?)null)], years.Produce.Select(row => (row.Key, row.Accepted?.Grams, row.YearBefore?.Grams)));

        var then = await market.Send(new CompareYears(at.AddMonths(1)), Actor.Anonymous);
        Assert.Equal((YearGap.NothingBefore, new DateOnly(2027, 3, 31)), (then.Gap, then.To));

        // Nine households of a May cannot stand by themselves: their months are told together with those up to the next March.
        await Sell(tea, "431227", 9, 10, at.AddMonths(2));
        await market.RollUp();
        Assert.Equal(YearGap.OtherMonths, (await market.Send(new CompareYears(), Actor.Anonymous)).Gap);
        market.Clock.SetUtcNow(at.AddYears(2).AddDays(25));
        Assert.Equal(YearGap.NothingNow, (await market.Send(new CompareYears(), Actor.Anonymous)).Gap);
    }

    [Theory, EachDatabase]
    public async Task As_of_an_instant_before_a_late_entry_excludes_it(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var line = await market.Line("a-orange");
        var occurred = market.Clock.GetUtcNow().AddDays(-3);
        var household = Books.Household("431226", 1);
        await market.Post(line.Accepted(household, 100, occurred));
        market.Clock.Advance(TimeSpan.FromMinutes(10));
        var between = market.Clock.GetUtcNow();
        market.Clock.Advance(TimeSpan.FromMinutes(10));
        await market.Post(line.Accepted(household, 11, occurred));
        market.Clock.Advance(TimeSpan.FromDays(2));
        await market.Post(line.Accepted(household, 3, occurred));
        await market.RollUp();

        foreach (var (asOf, grams) in new (DateTimeOffset?, long)[] { (null, 114), (between, 100), (between.AddMinutes(10), 111), (between.AddDays(1), 111), (between.AddDays(-1), 0) })
        {
            var table = await market.Send(new GetTonnage(TonnageBy.Household, AsOf: asOf), Auditor);
            Assert.Equal(grams, table.Total.Sum.Accepted.Grams);
            var own = await market.Send(new GetHouseholdTonnage(household, asOf), Auditor);
            Assert.Equal(grams == 0 ? null : grams, own?.Total.Accepted.Grams);
            Assert.Equal(grams, (await market.Send(new GetImpact(asOf), Actor.Anonymous)).Figures[0].Value);
            Assert.Equal(grams, (await market.Send(new GetTonnage(TonnageBy.County, occurred.UtcDateTime is var day ? DateOnly.FromDateTime(day.AddHours(8)) : null, AsOf: asOf), Auditor)).Total.Sum.Accepted.Grams);
        }
    }

    [Theory, EachDatabase]
    public async Task Households_and_entries_come_page_by_page(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(300);
        await market.RollUp();
        var all = await market.Send(new GetTonnage(TonnageBy.Household), Auditor);
        var (keys, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await market.Send(new GetTonnage(TonnageBy.Household, After: after, Limit: 7), Auditor);
            Assert.Equal(all.Total.Sum, page.Total.Sum);
            keys.AddRange(page.Rows.Select(row => row.Key));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(all.Rows.Select(row => row.Key), keys);

        var (ids, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await market.Send(new FindEntries(After: cursor, Limit: 40), Auditor);
            ids.AddRange(page.Items.Select(entry => entry.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(305, ids.Distinct().Count());
        var household = keys[0];
        Assert.All((await market.Send(new FindEntries(household), Auditor)).Items, entry => Assert.Equal(household, entry.HouseholdCode));
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new FindEntries(), Actor.Anonymous));
    }

    // Each smallest part weighs a power of two: the bits of an answer say which parts it sums.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task No_small_group_lies_in_the_span_of_all_public_answers(int seed)
    {
        await using var market = await Market.OpenAsync(DatabaseProvider.Sqlite);
        market.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 10, 2, 0, 0, TimeSpan.Zero));
        var random = new Random(seed);
        string[] counties = ["431221", "431222", "431223", "431224"];
        (string Code, (Guid, Guid) Line)[] produce = [("a", await market.Line("a")), ("b", await market.Line("b")), ("c", await market.Line("c"))];
        Guid[] members = [Books.Member, Guid.Parse("0199a000-0000-7000-8000-000000000002"), Guid.Parse("0199a000-0000-7000-8000-000000000003")];
        var parts = new List<(string County, string Produce, Guid Member, int Month, HashSet<string> Households)>();
        for (var month = 0; month < 3; month++)
        {
            var now = market.Clock.GetUtcNow();
            foreach (var (county, goods, member) in from county in counties from goods in produce from member in members where random.Next(3) == 0 select (county, goods, member))
            {
                if (parts.Count == 40) break;
                var (count, from) = (random.Next(2) == 0 ? random.Next(1, 10) : random.Next(10, 20), random.Next(0, 10));
                var households = Enumerable.Range(from, count).Select(number => Books.Household(county, number)).ToArray();
                var whole = 1L << (parts.Count + 6);
                await market.Post([.. households.Select((household, index) => goods.Line.Accepted(household, index == 0 ? whole - (count - 1) : 1, now, member))]);
                parts.Add((county, goods.Code, member, month, [.. households]));
            }

            market.Clock.Advance(TimeSpan.FromDays(31));
        }

        await market.RollUp();
        var answers = new HashSet<long>();
        DateOnly?[] days = [null, new(2026, 12, 1), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 31), new(2027, 2, 1), new(2027, 2, 28)];
        foreach (var by in Tables)
        {
            foreach (var (from, to) in from low in days from high in days where low is null || high is null || low <= high select (low, high))
            {
                var table = await market.Send(new GetTonnage(by, from, to), Actor.Anonymous);
                answers.UnionWith(table.Rows.Append(table.Total).Select(row => row.Sum.Accepted.Grams >> 6));
            }
        }

        foreach (var news in await market.Send(new LatestDeliveries(50), Actor.Anonymous)) answers.Add(news.Accepted.Grams >> 6);
        var span = new Span(answers.Where(answer => answer != 0), parts.Count);
        var groups = counties.Select(county => parts.Select(part => part.County == county))
            .Concat(produce.Select(goods => parts.Select(part => part.Produce == goods.Code)))
            .Concat(members.Select(member => parts.Select(part => part.Member == member)))
            .Concat(parts.Select((_, at) => parts.Select((_, index) => index == at)))
            .Select(bits => bits.ToArray()).ToList();
        var small = 0;
        var ranges = new int[][] { [0], [1], [2], [0, 1], [1, 2], [0, 1, 2] };
        foreach (var group in ranges.SelectMany(months => groups.Select(whole => parts.Select((part, at) => whole[at] && months.Contains(part.Month)).ToArray())))
        {
            var households = parts.Where((_, at) => group[at]).SelectMany(part => part.Households).Distinct().Count();
            if (households is 0 or >= SmallGroups.Least) continue;
            small++;
            Assert.False(span.Holds(group), $"{households} households can be found: {string.Join("; ", parts.Where((_, at) => group[at]))}");
        }

        Assert.True(small > 0 && answers.Count > 3);
    }

    /// <summary>The linear span of answers, by elimination modulo a large prime.</summary>
    private sealed class Span
    {
        private static readonly BigInteger Prime = BigInteger.Pow(2, 61) - 1;
        private readonly List<(int Pivot, BigInteger[] Row)> basis = [];

        public Span(IEnumerable<long> answers, int width)
        {
            foreach (var answer in answers) Add([.. Enumerable.Range(0, width).Select(bit => (BigInteger)((answer >> bit) & 1))]);
        }

        public bool Holds(bool[] group) => Reduced([.. group.Select(bit => bit ? BigInteger.One : BigInteger.Zero)]).All(cell => cell.IsZero);

        private void Add(BigInteger[] row)
        {
            row = Reduced(row);
            var pivot = Array.FindIndex(row, cell => !cell.IsZero);
            if (pivot < 0) return;
            var inverse = BigInteger.ModPow(row[pivot], Prime - 2, Prime);
            basis.Add((pivot, [.. row.Select(cell => cell * inverse % Prime)]));
        }

        private BigInteger[] Reduced(BigInteger[] row)
        {
            foreach (var (pivot, other) in basis)
            {
                var factor = row[pivot];
                if (!factor.IsZero) row = [.. row.Zip(other, (cell, less) => ((cell - (factor * less)) % Prime + Prime) % Prime)];
            }

            return row;
        }
    }
}
