using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ConsumerAid.Orders.Tests.Trading;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class ReadingTheLedger
{
    private static readonly Actor Auditor = Works("U-000008", null, Roles.Auditor);

    [Theory, EachDatabase]
    public async Task Every_table_sums_what_the_entries_say_at_any_instant_and_between_any_days(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        market.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 29, 20, 0, 0, TimeSpan.Zero));
        var posted = await market.Fill(600);
        Assert.Equal(posted, (await market.Send(new GetTonnage(TonnageBy.County), Auditor)).Pending);
        await market.RollUp();
        var (all, lines) = await market.Look(async db => (await db.Set<LedgerEntry>().AsNoTracking().ToListAsync(), await db.OrderLines().ToDictionaryAsync(line => line.Id)));
        var at = all.Select(entry => entry.RecordedAt).Distinct().Order().ToList();
        var (first, second) = (new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 1));

        foreach (var asOf in new DateTimeOffset?[] { null, at[4], at[8], at[8].AddMilliseconds(-1), at[0].AddDays(-1) })
        {
            var recorded = all.Where(entry => asOf is null || entry.RecordedAt <= asOf).ToList();
            foreach (var (from, to) in new (DateOnly?, DateOnly?)[] { (null, null), (first, null), (null, first), (first, first), (second, second) })
            {
                List<LedgerEntry> Between(DateOnly? low, DateOnly? high) => [.. recorded.Where(entry => (low is null || entry.OccurredOn >= low) && (high is null || entry.OccurredOn <= high))];
                foreach (var by in (TonnageBy[])[TonnageBy.Household, TonnageBy.County, TonnageBy.Produce, TonnageBy.Member, TonnageBy.Month])
                {
                    var due = Between(from, to).GroupBy(entry => Key(by, entry)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, Sum(group))).ToList();
                    var table = await market.Send(new GetTonnage(by, from, to, asOf), Auditor);
                    Assert.Equal(due, table.Rows.Select(row => (row.Key, row.Sum)));
                    Assert.Equal(("total", Sum(Between(from, to))), (table.Total.Key, table.Total.Sum));
                    Assert.All(table.Rows, row => Assert.Equal(row.Sum.Accepted.Grams == 0 ? 0 : 1, row.Groups));
                    Assert.Equal(table.Rows.Count(row => row.Sum.Accepted.Grams != 0), table.Total.Groups);
                    Assert.Equal((by, from, to, false, 0), (table.By, table.From, table.To, table.IsPublic, table.Pending));
                    Assert.Equal(asOf ?? market.Clock.GetUtcNow(), table.AsOf);
                    if (by == TonnageBy.Household) continue;

                    var seen = await market.Send(new GetTonnage(by, from, to, asOf, Public: true), Auditor);
                    var exact = Between(seen.From, seen.To);
                    Assert.True(seen.IsPublic && (seen.From is null) == (from is null) && (seen.To is null) == (to is null) && !(seen.From > from) && !(seen.To < to));
                    Assert.Equal(Sum(exact), seen.Total.Sum);
                    Assert.Equal(new TonnageSums { Dispatched = seen.Total.Sum.Dispatched, Accepted = seen.Total.Sum.Accepted, ToHouseholds = seen.Total.Sum.ToHouseholds }, TonnageSums.Of(seen.Rows.Select(row => row.Sum)));
                    Assert.Equal(exact.Where(entry => entry.CountsAs == EntryType.Accepted).Select(entry => Key(by, entry)).Distinct().Count(), seen.Total.Groups);
                    Assert.Equal(seen.Total.Groups, seen.Rows.Sum(row => row.Groups));
                    Assert.Equal(seen.Rows.Select(row => row.Key).Order(StringComparer.Ordinal), seen.Rows.Select(row => row.Key));
                    Assert.All(seen.Rows.Where(row => row.Key != "other"), row => Assert.Contains(row.Key, due.Select(group => group.Key).Concat(exact.Select(entry => Key(by, entry)))));
                }
            }
        }

        string Key(TonnageBy by, LedgerEntry entry) => by switch
        {
            TonnageBy.Household => entry.HouseholdCode,
            TonnageBy.County => entry.HouseholdCode[3..9],
            TonnageBy.Produce => lines[entry.LineId].Produce,
            TonnageBy.Member => $"{entry.MemberId}",
            _ => $"{entry.OccurredOn:yyyy-MM}",
        };

        TonnageSums Sum(IEnumerable<LedgerEntry> of)
        {
            Weight Grams(EntryType type) => new(of.Where(entry => entry.CountsAs == type).Sum(entry => entry.Weight.Grams));
            return new TonnageSums
            {
                Dispatched = Grams(EntryType.Dispatched), Accepted = Grams(EntryType.Accepted), Rejected = Grams(EntryType.Rejected), Spoiled = Grams(EntryType.Spoiled),
                Returned = Grams(EntryType.Returned),
                ToHouseholds = new Money(of.Where(entry => entry.CountsAs == EntryType.Accepted).Sum(entry => lines[entry.LineId].HouseholdPrice.For(entry.Weight).Fen)),
            };
        }
    }

    [Theory, EachDatabase]
    public async Task Each_side_reads_the_tonnage_that_is_its_own_and_everybody_else_what_is_public(DatabaseProvider on)
    {
        await using var trading = await Delivered(on);
        var market = trading.Market;
        var liaison = await Liaison(trading, 2, 9);
        async Task<(bool, long)> Sees(Actor actor)
        {
            var table = await market.Send(new GetTonnage(TonnageBy.Produce), actor);
            return (table.IsPublic, table.Total.Sum.Accepted.Grams);
        }

        Assert.Equal((false, 1_300_000L), await Sees(trading.Administrator));
        Assert.Equal((false, 1_300_000L), await Sees(Auditor));
        Assert.Equal((false, 1_300_000L), await Sees(Actor.System));
        Assert.Equal((false, 1_000_000L), await Sees(trading.Clerk));
        Assert.Equal((false, 300_000L), await Sees(trading.OtherClerk));
        Assert.Equal((false, 1_300_000L), await Sees(Reviewer("431226")));
        Assert.Equal((false, 0L), await Sees(Reviewer("431227")));
        Assert.Equal((false, 700_000L), await Sees(liaison));
        foreach (var role in (string[])[Roles.Purchaser, Roles.Approver, Roles.Finance])
        {
            Assert.Equal((false, 1_300_000L), await Sees(Works("U-000003", trading.Member, role)));
            Assert.Equal((false, 0L), await Sees(Works("U-000013", trading.OtherMember, role)));
        }

        foreach (var role in (string[])[Roles.CountyReviewer, Roles.Cooperative, Roles.Liaison, Roles.Purchaser, "none"]) Assert.Equal((true, 1_300_000L), await Sees(Works("U-000099", null, role)));
        Assert.Equal((true, 1_300_000L), await Sees(Works("U-000099", trading.Member, "none") with { CountyCode = "431226", LiaisonId = liaison.LiaisonId }));

        Assert.Equal([Household(1), Household(2)], (await market.Send(new GetTonnage(TonnageBy.Household), trading.Clerk)).Rows.Select(row => row.Key));
        Assert.Equal([Household(2), Household(9)], (await market.Send(new GetTonnage(TonnageBy.Household), liaison)).Rows.Select(row => row.Key));
        Assert.Equal(3, (await market.Send(new GetTonnage(TonnageBy.Household), Reviewer("431226"))).Rows.Count);
        foreach (var by in (TonnageBy[])[TonnageBy.Household, TonnageBy.Village])
        {
            await Assert.ThrowsAsync<Forbidden>(() => market.Send(new GetTonnage(by), trading.Purchaser));
            await Assert.ThrowsAsync<Forbidden>(() => market.Send(new GetTonnage(by, Public: true), Auditor));
        }
    }

    [Theory, EachDatabase]
    public async Task Rows_bear_the_names_of_what_they_group(DatabaseProvider on)
    {
        await using var trading = await Delivered(on);
        async Task<IEnumerable<(string, string?, string?, long)>> Named(TonnageBy by) =>
            (await trading.Market.Send(new GetTonnage(by), Auditor)).Rows.Select(row => (row.Key, row.Name, row.NameEn, row.Sum.Accepted.Grams));

        Assert.Equal([("431226", "麻阳苗族自治县", "Mayang", 1_300_000L)], await Named(TonnageBy.County));
        Assert.Equal([(Tea, "古丈毛尖", Tea, 300_000L), (Orange, "麻阳冰糖橙", Orange, 1_000_000L)], await Named(TonnageBy.Produce));
        Assert.Equal([($"{trading.Member}", "第一成员单位", null, 1_300_000L)], await Named(TonnageBy.Member));
        Assert.Equal([("431226001001", "一村", null, 1_300_000L)], await Named(TonnageBy.Village));
        Assert.Equal([("2026-11", null, null, 1_300_000L)], await Named(TonnageBy.Month));
        Assert.Equal([(Household(1), null, null, 600_000L), (Household(2), null, null, 400_000L), (Household(9), null, null, 300_000L)], await Named(TonnageBy.Household));
        var pages = await trading.Market.Send(new GetTonnage(TonnageBy.Household, Limit: 2), Auditor);
        Assert.Equal((2, Household(2), 1_300_000L), (pages.Rows.Count, pages.Next, pages.Total.Sum.Accepted.Grams));
        Assert.Null((await trading.Market.Send(new GetTonnage(TonnageBy.Household, Limit: 3), Auditor)).Next);
    }

    [Theory, EachDatabase]
    public async Task A_household_s_tonnage_is_read_by_those_whom_it_concerns(DatabaseProvider on)
    {
        await using var trading = await Delivered(on);
        var market = trading.Market;
        var liaison = await Liaison(trading, 2, 9);
        Task<HouseholdTonnage?> Of(int household, Actor actor, DateTimeOffset? asOf = null) => market.Send(new GetHouseholdTonnage(Household(household), asOf), actor);

        foreach (var actor in (Actor[])[trading.Clerk, liaison, Reviewer("431226"), trading.Administrator, Auditor])
        {
            var own = (await Of(2, actor))!;
            Assert.Equal((Household(2), trading.Now, 0, 400_000L, 400_000L), (own.HouseholdCode, own.AsOf, own.Pending, own.Total.Accepted.Grams, own.Total.Dispatched.Grams));
            Assert.Equal((Orange, 400_000L), (Assert.Single(own.ByLot).Produce, own.ByLot[0].Sum.Accepted.Grams));
            Assert.Equal(("2026-11", 400_000L), (Assert.Single(own.ByMonth).Month, own.ByMonth[0].Sum.Accepted.Grams));
        }

        foreach (var actor in (Actor[])[trading.OtherClerk, Reviewer("431227"), Works("U-000099", null, Roles.Cooperative)]) Assert.Null(await Of(2, actor));
        Assert.Null(await Of(1, liaison));

        // Of whom nothing is recorded, only those know who may know the household.
        Assert.Equal(new TonnageSums(), (await Of(30, trading.Administrator))!.Total);
        Assert.Equal(new TonnageSums(), (await Of(30, Reviewer("431226")))!.Total);
        foreach (var actor in (Actor[])[Reviewer("431227"), trading.Clerk, liaison]) Assert.Null(await Of(30, actor));
        Assert.Null(await Of(99, trading.Administrator));
        var from = new DateOnly(2026, 1, 1);
        await market.Write(
            new Membership { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(30), CooperativeId = trading.Cooperative, From = from },
            new Membership { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(30), CooperativeId = trading.OtherCooperative, From = from, To = from.AddDays(1) },
            new Assignment { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(30), LiaisonId = liaison.LiaisonId!.Value, From = from },
            new Assignment { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(31), LiaisonId = liaison.LiaisonId!.Value, From = from, To = from.AddDays(1) });
        Assert.NotNull(await Of(30, trading.Clerk));
        Assert.Null(await Of(30, trading.OtherClerk));
        Assert.NotNull(await Of(30, liaison));
        Assert.Null(await Of(31, liaison));

        market.Clock.Advance(TimeSpan.FromDays(40));
        var line = await market.Line(Tea, 1_000);
        await market.Post(line.Accepted(Household(2), 5_000, trading.Now), line.Accepted(Household(1), 7_000, trading.Now));
        Assert.Equal((1, 400_000L), ((await Of(2, Auditor))!.Pending, (await Of(2, Auditor))!.Total.Accepted.Grams));
        await market.RollUp();
        var later = (await Of(2, Auditor))!;
        Assert.Equal([("2026-11", 400_000L), ("2027-01", 5_000L)], later.ByMonth.Select(month => (month.Month, month.Sum.Accepted.Grams)));
        Assert.Equal([(Orange, 400_000L), (Tea, 5_000L)], later.ByLot.Select(lot => (lot.Produce, lot.Sum.Accepted.Grams)));
        Assert.Equal(405_000, later.Total.Accepted.Grams);
        Assert.Equal(400_000, (await Of(2, Auditor, trading.Now.AddMilliseconds(-1)))!.Total.Accepted.Grams);
    }

    [Theory, EachDatabase]
    public async Task An_entry_is_found_by_its_papers_and_read_with_its_seal_and_its_corrections(DatabaseProvider on)
    {
        await using var trading = await Delivered(on);
        var market = trading.Market;
        var entries = await market.Look(db => db.Set<LedgerEntry>().AsNoTracking().ToListAsync());
        var (wrong, other) = (entries.Single(entry => entry.HouseholdCode == Household(1) && entry.Type == EntryType.Accepted), entries.First(entry => entry.HouseholdCode == Household(9)));
        await market.Send(new SealEntries(4), Actor.System);
        market.Clock.Advance(TimeSpan.FromDays(1));
        Posting Correction(long grams) =>
            new(wrong.HouseholdCode, wrong.LotId, wrong.LineId, wrong.DispatchId, wrong.MemberId, EntryType.Corrected, grams, trading.Now, "C-000001", "sha256:00", wrong.Id, EntryType.Accepted);
        await market.Post(Correction(-10));
        market.Clock.Advance(TimeSpan.FromSeconds(1));
        await market.Post(Correction(3));
        var dispatch = await market.Look(db => db.Set<Trade.Dispatch>().SingleAsync(row => row.Id == wrong.DispatchId));
        var lot = await trading.Of(wrong.LotId);

        var page = (await market.Send(new GetEntry(wrong.Id), Auditor))!;
        Assert.Equal(
            (wrong.Id, wrong.HouseholdCode, wrong.LotId, lot.Number, "麻阳冰糖橙", wrong.LineId, wrong.DispatchId, dispatch.Number, trading.Member, EntryType.Accepted, new Weight(600_000)),
            (page.Entry.Id, page.Entry.HouseholdCode, page.Entry.LotId, page.Entry.LotNumber, page.Entry.LotTitle, page.Entry.LineId, page.Entry.DispatchId, page.Entry.DispatchNumber, page.Entry.MemberId, page.Entry.Type, page.Entry.Weight));
        Assert.Equal(
            (wrong.OccurredAt, wrong.RecordedAt, wrong.RecordedOn, wrong.RecordedBy, wrong.OnBehalfOf, wrong.Proof, wrong.Corrects),
            (page.Entry.OccurredAt, page.Entry.RecordedAt, page.Entry.RecordedOn, page.Entry.RecordedBy, page.Entry.OnBehalfOf, page.Entry.Proof, page.Entry.Corrects));
        Assert.Equal("第一成员单位", page.MemberName);
        Assert.Equal([-10L, 3L], page.Corrections.Select(row => row.Weight.Grams));
        Assert.All(page.Corrections, row => Assert.Equal((wrong.Id, "C-000001", "sha256:00", null), (row.Corrects!.Value, row.OnBehalfOf, row.Proof, row.Seq)));
        var seal = page.Seal!;
        Assert.InRange(page.Entry.Seq!.Value, seal.First, seal.Last);
        Assert.Equal(wrong.Line(page.Entry.Seq).LeafHash().ToString(), page.LeafHash);
        var sealedRows = await market.Look(db => db.Set<Seal>().AsNoTracking().OrderBy(row => row.N).ToListAsync());
        Assert.Equal(sealedRows.Single(row => row.First == seal.First).Line, sealedRows.Single(row => row.N == seal.N).Line);
        var correction = (await market.Send(new GetEntry(page.Corrections[0].Id), Auditor))!;
        Assert.Equal((null, null, null, 0), (correction.Entry.Seq, correction.LeafHash, correction.Seal, correction.Corrections.Count));
        Assert.Null(await market.Send(new GetEntry(Guid.Empty), Auditor));

        async Task<IEnumerable<Guid>> Found(FindEntries request) => (await market.Send(request, Auditor)).Items.Select(row => row.Id).Order();
        Assert.Equal(entries.Where(entry => entry.LotId == other.LotId).Select(entry => entry.Id).Order(), await Found(new FindEntries(LotId: other.LotId)));
        Assert.Equal(entries.Where(entry => entry.DispatchId == other.DispatchId).Select(entry => entry.Id).Order(), await Found(new FindEntries(DispatchId: other.DispatchId)));
        Assert.Equal(entries.Select(entry => entry.Id).Order(), await Found(new FindEntries(Day: wrong.RecordedOn)));
        Assert.Equal(page.Corrections.Select(row => row.Id).Order(), await Found(new FindEntries(Day: wrong.RecordedOn.AddDays(1))));
        Assert.Empty(await Found(new FindEntries(Day: wrong.RecordedOn.AddDays(2))));
        var whole = await market.Send(new FindEntries(Limit: entries.Count + 2), Auditor);
        Assert.Equal((entries.Count + 2, null), (whole.Items.Count, whole.Next));
        Assert.Equal(whole.Items.OrderByDescending(row => row.RecordedOn).ThenByDescending(row => row.Id).Select(row => row.Id), whole.Items.Select(row => row.Id));

        Assert.Equal(new FoundNumbers(lot.Id, dispatch.Id), await market.Send(new FindNumbers($" {lot.Number.ToLowerInvariant()} ", $" {dispatch.Number.ToLowerInvariant()} "), Auditor));
        Assert.Equal(new FoundNumbers(other.LotId, null), await market.Send(new FindNumbers($" {other.LotId} ", "  "), Auditor));
        Assert.Equal(new FoundNumbers(null, Guid.Empty), await market.Send(new FindNumbers(null, "nobody's"), Auditor));
    }

    [Theory, EachDatabase]
    public async Task Seals_come_newest_first_and_each_names_the_one_before(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(60);
        Assert.Equal((null, null), ((await market.Send(new GetImpact(), Actor.Anonymous)).Seal, (await market.Send(new GetImpact(), Actor.Anonymous)).SealedAt));
        await market.Send(new SealEntries(13), Actor.System);
        var before = market.Clock.GetUtcNow();
        market.Clock.Advance(TimeSpan.FromDays(1));
        await market.Fill(10, seed: 2);
        Assert.Equal(15, (await market.Send(new GetImpact(), Actor.Anonymous)).Pending - 65);
        await market.Send(new SealEntries(), Actor.System);

        var (seals, cursor) = (new List<SealRow>(), (long?)null);
        do
        {
            var page = await market.Send(new FindSeals(cursor, 2), Auditor);
            Assert.InRange(page.Items.Count, 1, 2);
            seals.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal([(6, 66, 80), (5, 53, 65), (4, 40, 52), (3, 27, 39), (2, 14, 26), (1, 1, 13)], seals.Select(seal => (seal.N, seal.First, seal.Last)));
        Assert.Equal(seals.Skip(1).Select(seal => seal.Hash).Append(null), seals.Select(seal => seal.Previous));
        var rows = await market.Look(db => db.Set<Seal>().AsNoTracking().OrderByDescending(seal => seal.N).ToListAsync());
        Assert.Equal(rows.Select(row => (row.Line.Root.ToString(), row.Line.Hash.ToString(), row.SealedAt)), seals.Select(seal => (seal.Root, seal.Hash, seal.SealedAt)));
        Assert.Equal(6, (await market.Send(new FindSeals(Limit: 6), Auditor)).Items.Count);
        Assert.Null((await market.Send(new FindSeals(Limit: 6), Auditor)).Next);

        var now = await market.Send(new GetImpact(), Actor.Anonymous);
        Assert.Equal((seals[0].Hash, seals[0].SealedAt, market.Clock.GetUtcNow()), (now.Seal, now.SealedAt, now.AsOf));
        var then = await market.Send(new GetImpact(before), Actor.Anonymous);
        Assert.Equal((seals[1].Hash, before, before), (then.Seal, then.SealedAt, then.AsOf));
        Assert.Equal(["tonnes-accepted", "tonnes-dispatched", "households", "people", "to-households", "counties", "member-units"], now.Figures.Select(figure => figure.Key));
        Assert.Equal(["g", "g", "households", "people", "fen", "counties", "members"], now.Figures.Select(figure => figure.Unit));
        Assert.All(now.Figures, figure => Assert.DoesNotContain("impact.", figure.Name + figure.Definition + figure.Coverage, StringComparison.Ordinal));
        Assert.All(now.Figures, figure => Assert.True(figure.Name.Length > 0 && figure.Definition.Length > 0 && figure.Coverage.Length > 0));
        Assert.EndsWith($"&asOf={before.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z", then.Figures[0].Href, StringComparison.Ordinal);
        foreach (var most in (int[])[0, SealEntries.Most + 1]) await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => market.Send(new SealEntries(most), Actor.System));
    }

    [Theory, EachDatabase]
    public async Task News_and_map_tell_counties_by_name_the_newest_month_and_the_heaviest_first(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Write(
            new County { Code = "431226", NameZh = "麻阳苗族自治县", NameEn = "Mayang", PrefectureZh = "怀化市", PrefectureEn = "Huaihua", IsPovertyCounty = true, Latitude = 27.9, Longitude = 109.8 },
            new County { Code = "431227", NameZh = "新晃侗族自治县", NameEn = "Xinhuang", PrefectureZh = "怀化市", PrefectureEn = "Huaihua", IsPovertyCounty = true });
        foreach (var (month, county, grams) in new[] { (0, "431226", 1_000L), (31, "431226", 5L), (31, "431227", 7L), (31, "431228", 5L) })
        {
            if (month > 0 && county == "431226") market.Clock.Advance(TimeSpan.FromDays(month));
            var line = await market.Line("a-orange");
            await market.Post([.. Enumerable.Range(1, 12).Select(number => line.Accepted(Books.Household(county, number), grams, market.Clock.GetUtcNow()))]);
        }

        await market.Post((await market.Line("b-tea")).Dispatched(Books.Household("431229", 1), 9, market.Clock.GetUtcNow()));
        await market.RollUp();
        var news = await market.Send(new LatestDeliveries(1_000), Actor.Anonymous);
        // The one dispatched load, not a sale, hides with the smallest cell of its month.
        Assert.Equal([("2026-12", "431227", "新晃侗族自治县", "Xinhuang", 84L), ("2026-12", "431228", "431228", "431228", 60L), ("2026-11", "431226", "麻阳苗族自治县", "Mayang", 12_000L)],
            news.Select(item => (item.Month, item.CountyCode, item.CountyName, item.CountyNameEn, item.Accepted.Grams)));
        Assert.Equal(news.Take(1), await market.Send(new LatestDeliveries(0), Actor.Anonymous));
        Assert.Equal(news.Take(2), await market.Send(new LatestDeliveries(2), Actor.Anonymous));

        var map = await market.Send(new CountyTonnages(), Actor.Anonymous);
        Assert.Equal([("Mayang", 12_000L, 12, 1), ("Xinhuang", 84L, 12, 1), (null, 60L, 12, 1), (null, 60L, 0, 0)],
            map.Select(row => (row.County?.NameEn, row.Accepted.Grams, row.Households, row.Groups)));
    }

    private static Actor Reviewer(string county) => Works("U-000009", null, Roles.CountyReviewer) with { CountyCode = county };

    /// <summary>Household 1 sold 600 kg and household 2 400 kg of oranges; household 9 sold 300 kg of tea through the other cooperative.</summary>
    private static async Task<Trading> Delivered(DatabaseProvider on)
    {
        var trading = await Trading.On(on);
        var (mine, others) = (await trading.Lot([600, 600]), await trading.Lot([300], cooperative: trading.OtherCooperative, produce: Tea, firstHousehold: 9));
        var order = await trading.Approved((mine, 1_000), (others, 300));
        var first = await trading.Dispatch(order, "S-1", (mine, [(1, 600_000), (2, 400_000)]));
        var second = await trading.Market.Send(trading.Load(order, "S-2", (others, [(9, 300_000)])), trading.OtherClerk);
        foreach (var (dispatch, lot, grams) in new[] { (first.Id, mine, 1_000_000L), (second.Id, others, 300_000L) })
        {
            await trading.Arrive(dispatch);
            await trading.Accept(dispatch, lot, grams);
        }

        await trading.Market.RollUp();
        return trading;
    }

    private static async Task<Actor> Liaison(Trading trading, params int[] households)
    {
        var vault = trading.Market.Services.GetRequiredService<PersonalVault>();
        var id = Guid.CreateVersion7(trading.Now);
        await trading.Market.Write(
            [
                new Liaison { Id = id, Code = "L-000001", Name = vault.Seal("联络人"), VillageCode = "431226001001", CountyCode = "431226", TrainedOn = new DateOnly(2026, 1, 1) },
                .. households.Select(household => new Assignment { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(household), LiaisonId = id, From = new DateOnly(2026, 1, 1) }),
                new Assignment { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(1), LiaisonId = id, From = new DateOnly(2025, 1, 1), To = new DateOnly(2026, 1, 1) },
            ]);
        return Works("U-000001", null, Roles.Liaison) with { LiaisonId = id };
    }
}
