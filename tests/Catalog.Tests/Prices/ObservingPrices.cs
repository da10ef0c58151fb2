using System.Diagnostics;
using System.Text;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace ConsumerAid.Catalog.Tests.Prices;

/// <summary>Observations by hand and from files, and what becomes of them.</summary>
public sealed class ObservingPrices
{
    private const string Heading = "市场,日期,产品,等级,单价,单位,来源\n";

    [Theory, EachDatabase]
    public async Task Three_observations_make_a_reference_that_names_its_sources(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        foreach (var (market, fen) in new[] { ("红星", 300L), ("马王堆", 340L), ("怀化", 333L) })
        {
            await side.Market.Send(Observation(side, market, fen), side.Reviewer);
        }

        var references = await side.Market.Send(new FindPriceReferences(Countryside.Orange), Actor.Anonymous);
        var graded = references.Single(row => row.Reference.Grade == Grade.A);
        Assert.Equal((ReferenceBasis.Graded, Countryside.PerKilogram(333), 3), (graded.Reference.Basis, graded.Reference.Upper, graded.Sources.Count));
        Assert.Equal(ReferenceBasis.Band, references.Single(row => row.Reference.Grade == Grade.B).Reference.Basis);
        Assert.Equal(ReferenceBasis.Band, references.Single(row => row.Reference.Grade is null).Reference.Basis);
        var then = await side.Market.Send(new FindPriceReferences(Countryside.Orange, side.Today.AddDays(-1)), Actor.Anonymous);
        Assert.All(then, row => Assert.Equal(ReferenceBasis.Band, row.Reference.Basis));
        Assert.True((await side.Market.Send(new FindPriceReferences(), Actor.Anonymous)).Count >= 98 * 4);
        var history = await side.Market.Send(new GetPriceHistory(Countryside.Orange, Grade.A, 5), Actor.Anonymous);
        Assert.Equal([ReferenceBasis.Band, ReferenceBasis.Band, ReferenceBasis.Band, ReferenceBasis.Band, ReferenceBasis.Graded], history!.Days.Select(day => day.Basis));
        await Refused("on:prices.day-ahead", side.Market.Send(new FindPriceReferences(On: side.Today.AddDays(1)), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task The_same_observation_twice_is_one_another_price_is_refused_until_the_first_is_withdrawn(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var first = await side.Market.Send(Observation(side, "红星  市场", 300), side.Reviewer);
        Assert.Equal(first, await side.Market.Send(Observation(side, " 红星 市场", 300), side.Reviewer));
        await Refused("price:prices.known-otherwise", side.Market.Send(Observation(side, "红星 市场", 310), side.Reviewer));
        await side.Market.Send(new WithdrawPriceObservation(first, "抄错了"), side.Reviewer);
        await side.Market.Send(new WithdrawPriceObservation(first, "抄错了"), side.Reviewer);
        var second = await side.Market.Send(Observation(side, "红星 市场", 310), side.Reviewer);
        await side.Market.Send(new WithdrawPriceObservation(second, "又错了"), side.Reviewer);
        await side.Market.Send(Observation(side, "红星 市场", 300), side.Reviewer);
        var rows = (await side.Market.Send(new FindPriceObservations(Countryside.Orange), side.Reviewer)).Items;
        Assert.Equal((3, 1), (rows.Count, rows.Count(row => row.IsOwn)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_told_all_at_once_and_a_reviewer_speaks_for_the_own_county()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var wrong = await Assert.ThrowsAsync<InvalidFields>(() => side.Market.Send(
            new RecordPriceObservation(" ", side.Today.AddDays(1), "none", null, default, new string('源', 121)), side.Reviewer));
        Assert.Equal(
            "market:prices.market-missing day:prices.day-ahead produce:stock.produce-unknown price:price.not-positive source:text.too-long",
            string.Join(' ', wrong.Errors.Select(error => $"{error.Field}:{error.Code}")));
        var elsewhere = side.Reviewer with { CountyCode = "433127" };
        await Refused("produce:prices.other-county", side.Market.Send(Observation(side, "红星", 300), elsewhere));
        var id = await side.Market.Send(Observation(side, "红星", 300), Office);
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new WithdrawPriceObservation(id, "不对"), elsewhere));
        await Refused("reason:catalog.reason-missing", side.Market.Send(new WithdrawPriceObservation(id, " "), side.Reviewer));
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(Observation(side, "红星", 310), side.Clerk));
    }

    [Theory, EachDatabase]
    public async Task A_file_is_looked_at_written_whole_and_undone_and_may_then_come_again(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        await side.Market.Send(Observation(side, "怀化", 320), side.Reviewer);
        var file = Csv(Heading + $"红星,{side.Today:yyyy-MM-dd},麻阳冰糖橙,A,3.00,公斤,公告\n马王堆,{side.Today:yyyy/M/d},mayang-bingtang-orange,A,1.70元/斤,,公告\n怀化,{side.Today:yyyy年M月d日},麻阳冰糖橙,A级,3.2,kg,公告\n红星,{side.Today:yyyyMMdd},麻阳冰糖橙,A,3,公斤,公告\n");
        var id = await side.Market.Send(new ReceivePriceImport("c1", "C:\\x\\prices.csv", file), side.Reviewer);
        Assert.Equal(id, await side.Market.Send(new ReceivePriceImport("c1", "prices.csv", file), side.Reviewer));
        await Refused("request.key-reused", side.Market.Send(new ReceivePriceImport("c1", "prices.csv", Csv(Heading)), side.Reviewer));
        var sheet = (await side.Market.Send(new GetPriceImport(id), side.Reviewer))!;
        Assert.Equal((4, 2, 2, 0, PriceImportState.Checked), (sheet.Import.Rows, sheet.Import.New, sheet.Import.Known, sheet.Import.Wrong, sheet.Import.State));
        Assert.Equal(["5:prices.row-twice:2", "4:prices.row-known:"], sheet.Known.Select(row => $"{row.Row}:{row.Code}:{string.Join(',', row.Arguments)}"));
        Assert.Equal(1, await Counting(side));

        Assert.Equal(2, await side.Market.Send(new WritePriceImport(id), side.Reviewer));
        await Refused("prices.import-not-open", side.Market.Send(new WritePriceImport(id), side.Reviewer));
        Assert.Equal((3, 0), (await Counting(side), await side.Market.Look(db => db.Set<PriceImportFile>().CountAsync())));
        Assert.Equal(Countryside.PerKilogram(320), (await side.Market.Send(new FindPriceReferences(Countryside.Orange), Actor.Anonymous)).Single(row => row.Reference.Grade == Grade.A).Reference.Upper);

        // The same file once more brings nothing.
        var again = await side.Market.Send(new ReceivePriceImport("c2", "prices.csv", file), side.Reviewer);
        var known = (await side.Market.Send(new GetPriceImport(again), side.Reviewer))!;
        Assert.Equal((0, 4), (known.Import.New, known.Import.Known));
        Assert.NotNull(known.SameFileAt);
        await Refused("prices.import-nothing-new", side.Market.Send(new WritePriceImport(again), side.Reviewer));

        Assert.Equal(2, await side.Market.Send(new UndoPriceImport(id, "拿错了文件"), side.Reviewer));
        await Refused("prices.import-not-written", side.Market.Send(new UndoPriceImport(id, "拿错了文件"), side.Reviewer));
        Assert.Equal(1, await Counting(side));
        Assert.Equal(3, (await side.Market.Send(new FindPriceObservations(), side.Reviewer)).Items.Count);
        var third = await side.Market.Send(new ReceivePriceImport("c3", "prices.csv", file), side.Reviewer);
        Assert.Equal(2, await side.Market.Send(new WritePriceImport(third), side.Reviewer));
        Assert.Equal(3, await Counting(side));
    }

    [Theory, EachDatabase]
    public async Task Of_a_hundred_thousand_rows_with_a_hundred_wrong_every_one_is_told_and_nothing_is_written(DatabaseProvider provider)
    {
        const int rows = 100_000;
        await using var side = await Countryside.On(provider);
        var (wrong, right) = (new StringBuilder(Heading), new StringBuilder(Heading));
        for (var i = 0; i < rows; i++)
        {
            var line = $"市场{i % 500},{side.Today.AddDays(-(i / 500)):yyyy-MM-dd},麻阳冰糖橙,A,3.{i % 100:00},公斤,公告\n";
            right.Append(line);
            wrong.Append(i % 1_000 == 999 ? line.Replace("公斤", i % 2_000 == 999 ? "箱" : "", StringComparison.Ordinal) : line);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var id = await side.Market.Send(new ReceivePriceImport("c1", "prices.csv", Csv(wrong.ToString())), side.Reviewer);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"looked at in {watch.Elapsed}");
        var sheet = (await side.Market.Send(new GetPriceImport(id), side.Reviewer))!;
        Assert.Equal((rows, 100, rows - 100), (sheet.Import.Rows, sheet.Import.Wrong, sheet.Import.New));
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (n * 1_000 + 1, "unit")), sheet.Wrong.Select(row => (row.Row, row.Column)));
        Assert.Equal(["prices.unit-unknown", "prices.unit-missing"], sheet.Wrong.Take(2).Select(row => row.Code));
        await Refused("prices.import-wrong", side.Market.Send(new WritePriceImport(id), side.Reviewer));
        Assert.Equal(0, await Counting(side));

        watch.Restart();
        var good = await side.Market.Send(new ReceivePriceImport("c2", "prices.csv", Csv(right.ToString())), side.Reviewer);
        Assert.Equal(rows, await side.Market.Send(new WritePriceImport(good), side.Reviewer));
        Assert.Equal(rows, await side.Market.Send(new UndoPriceImport(good, "试一试"), side.Reviewer));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), $"looked at, written and undone in {watch.Elapsed}");
        Assert.Equal(0, await Counting(side));
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 150_000_000, "nothing of it stays in memory");
    }

    [Fact]
    public async Task Every_mistake_in_a_row_is_told_with_row_column_and_cure()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        await side.Market.Send(Observation(side, "怀化", 320), side.Reviewer);
        var (day, next) = (side.Today.ToString("yyyy-MM-dd"), side.Today.AddDays(1).ToString("yyyy-MM-dd"));
        var file = Csv(Heading
            + $",{next},没有的果,D,零,公斤,\n"
            + $"红星,昨天,麻阳冰糖橙,A,3.201,公斤,公告\n"
            + $"怀化,{day},麻阳冰糖橙,A,3.3,公斤,公告\n"
            + $"红星,{day},麻阳冰糖橙,A,3.1,公斤,公告\n"
            + $"红星,{day},麻阳冰糖橙,A,3.2,公斤,公告\n"
            + $"马王堆,{day},麻阳冰糖橙,A,320,公斤,公告\n"
            + $"马王堆,{day},永顺椪柑,A,3.2,公斤,公告\n");
        var sheet = (await side.Market.Send(new GetPriceImport(await side.Market.Send(new ReceivePriceImport("c1", "x.csv", file), side.Reviewer)), side.Reviewer))!;
        Assert.Equal(
            [
                "2 day prices.day-ahead", "2 grade prices.grade-unknown", "2 market prices.market-missing", "2 price price.not-positive", "2 produce prices.produce-unknown",
                "2 source prices.source-missing", "3 day date.not-a-day", "3 price price.too-precise", "4 price prices.row-known-otherwise", "6 price prices.row-twice-otherwise",
                "8 produce prices.other-county",
            ],
            sheet.Wrong.Select(row => $"{row.Row} {row.Column} {row.Code}").Order(StringComparer.Ordinal));
        Assert.Equal("7 price prices.row-unusual", Assert.Single(sheet.Unusual.Select(row => $"{row.Row} {row.Column} {row.Code}")));
        Assert.Null(await side.Market.Send(new GetPriceImport(sheet.Import.Id), side.Reviewer with { Code = "U-000077" }));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new WritePriceImport(sheet.Import.Id), side.Reviewer with { Code = "U-000077" }));
    }

    [Fact]
    public async Task A_spreadsheet_and_a_file_of_a_Chinese_spreadsheet_are_read_too()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        using var stream = new MemoryStream();
        stream.SaveAs(new[]
        {
            new Dictionary<string, object?> { ["市场"] = "红星", ["日期"] = side.Today.ToDateTime(TimeOnly.MinValue), ["产品"] = "麻阳冰糖橙", ["单价"] = 3.2m, ["单位"] = "公斤", ["来源"] = "公告" },
            new Dictionary<string, object?> { ["市场"] = "红星", ["日期"] = "2026-11-22", ["产品"] = "麻阳冰糖橙", ["单价"] = "1.65", ["单位"] = "斤", ["来源"] = "公告" },
        });
        var id = await side.Market.Send(new ReceivePriceImport("c1", "x.xlsx", stream.ToArray()), side.Reviewer);
        Assert.Equal(2, await side.Market.Send(new WritePriceImport(id), side.Reviewer));
        var rows = (await side.Market.Send(new FindPriceObservations(ImportId: id), side.Reviewer)).Items;
        Assert.Equal([(side.Today, 320_000L), (side.Today.AddDays(-1), 330_000L)], rows.Select(row => (row.Observation.Day, row.Observation.Price.FenPerTonne)));

        var chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"市场;日期;产品;单价;来源\n马王堆;{side.Today:yyyy-MM-dd};麻阳冰糖橙;3.3元/公斤;公告\n");
        Assert.Equal(1, await side.Market.Send(new WritePriceImport(await side.Market.Send(new ReceivePriceImport("c2", "x.csv", chinese), side.Reviewer)), side.Reviewer));
    }

    [Fact]
    public async Task What_is_no_table_gets_a_clear_word()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        await Refused("prices.file-empty", Receive([]));
        await Refused("prices.file-empty", Receive(Csv(Heading)));
        await Refused("prices.file-column-missing", Receive(Csv("市场,日期,产品\n红星,2026-11-22,橙\n")));
        await Refused("prices.file-kind", Receive([1, 0, 2, 0]));
        await Refused("prices.file-kind", Receive([.. "PK"u8, 3, 4, 5, 6, 7, 8]));
        await Refused("prices.file-broken", Receive(Csv(Heading + "\"红星,2026-11-22\n" + new string('x', 5_000))));
        await Refused("prices.file-too-large", Receive(new byte[PriceSheet.LargestFile + 1]));
        using var other = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(other, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("a.txt");
        await Refused("prices.file-kind", Receive(other.ToArray()));

        Task<Guid> Receive(byte[] file) => side.Market.Send(new ReceivePriceImport(Guid.CreateVersion7(side.Market.Clock.GetUtcNow()).ToString("N"), "x", file), side.Reviewer);
    }

    [Fact]
    public async Task A_file_that_nobody_writes_is_forgotten_after_three_days()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await side.Market.Send(new ReceivePriceImport("c1", "x.csv", Csv(Heading + "红星,2026-11-22,麻阳冰糖橙,A,3,公斤,公告\n")), side.Reviewer);
        side.Market.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await side.Market.Send(new ForgetPriceFiles(), Actor.System));
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await side.Market.Send(new ForgetPriceFiles(), Actor.System));
        await Refused("prices.import-file-gone", side.Market.Send(new WritePriceImport(id), side.Reviewer));
    }

    [Theory, EachDatabase]
    public async Task Two_who_write_the_same_at_once_write_it_once(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var file = Csv(Heading + string.Concat(Enumerable.Range(0, 200).Select(i => $"市场{i},{side.Today:yyyy-MM-dd},麻阳冰糖橙,A,3.2,公斤,公告\n")));
        var imports = new List<Guid>();
        for (var i = 0; i < 4; i++) imports.Add(await side.Market.Send(new ReceivePriceImport($"c{i}", "x.csv", file), side.Reviewer));
        var written = await Task.WhenAll(imports.Select(id => side.Market.Send(new WritePriceImport(id), side.Reviewer)));
        Assert.Equal([0, 0, 0, 200], written.Order());
        Assert.Equal(200, await Counting(side));
    }

    private static Actor Office => new("U-000099", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.Parse("01900000-0000-7000-8000-0000000000ff") };

    private static Task<int> Counting(Countryside side) => side.Market.Look(db => db.PriceObservations().CountAsync(row => row.WithdrawnAt == null));

    private static RecordPriceObservation Observation(Countryside side, string market, long fen) =>
        new(market, side.Today, Countryside.Orange, Grade.A, Countryside.PerKilogram(fen), "公告");

    private static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task Refused(string code, Task act)
    {
        var broken = await Assert.ThrowsAnyAsync<RuleBroken>(() => act);
        Assert.Equal(code, broken is InvalidFields fields ? string.Join(' ', fields.Errors.Select(error => $"{error.Field}:{error.Code}")) : broken.Code);
    }
}
