using System.Net;
using System.Text;
using System.Text.Json;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Storefront.Web;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Pages;

/// <summary>Files for spreadsheets: how they are written, and that they say what pages and calls say.</summary>
[Collection(Demo.Name)]
public sealed class CsvTests(WebHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+86")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task A_cell_that_begins_like_a_formula_is_a_text(string cell)
    {
        var text = await Written([cell]);
        Assert.Equal($"'{cell}", text.Split("\r\n", 2)[1].TrimEnd('\n', '\r').Trim('"'));
    }

    [Fact]
    public async Task A_file_begins_with_its_mark_and_keeps_commas_quotes_and_lines_in_their_cell()
    {
        var text = await Written(["麻阳冰糖橙", "a,b", "say \"x\"\nagain", null]);
        Assert.Equal("列\r\n麻阳冰糖橙,\"a,b\",\"say \"\"x\"\"\nagain\",\r\n", text);
    }

    [Fact]
    public async Task Rows_are_written_as_they_come()
    {
        const int Rows = 100_000;
        await using var sink = new CountingStream();
        long most = 0;
        async IAsyncEnumerable<IReadOnlyList<string?>> Many()
        {
            for (var row = 0; row < Rows; row++)
            {
                yield return [new string('x', 100)];
                most = Math.Max(most, ((row + 1) * 102L) - sink.Length);
                if (row % 1000 == 0) await Task.Yield();
            }
        }

        await new CsvFile("x", ["x"], Many()).Write(sink, Stop);
        Assert.InRange(sink.Length, Rows * 102L, (Rows * 102L) + 10);
        Assert.InRange(most, 1, 64 * 1024);
    }

    [Theory]
    [InlineData("county")]
    [InlineData("produce")]
    [InlineData("month")]
    [InlineData("member")]
    public async Task The_public_table_as_a_file_has_the_rows_of_the_call_and_no_more(string by)
    {
        foreach (var browser in new[] { host.Browse(), await SignedIn.Browse(host, "19900000006") })
        {
            var file = Lines(await browser.GetByteArrayAsync($"/tonnage.csv?by={by}&public=true", Stop));
            using var called = JsonDocument.Parse(await host.Browse().GetStringAsync($"/api/v1/tonnage?by={by}", Stop));
            var rows = called.RootElement.GetProperty("items").EnumerateArray().Append(called.RootElement.GetProperty("total")).ToList();
            Assert.Equal(rows.Select(row => row.GetProperty("key").GetString()), file.Skip(1).Select(line => line[0]));
            Assert.Equal(rows.Select(row => row.GetProperty("accepted").GetProperty("grams").GetInt64()), file.Skip(1).Select(line => Grams(line[3])));
            Assert.All(file.Skip(1).SkipLast(1), line => Assert.Equal(("", "", ""), (line[4], line[5], line[6])));
        }
    }

    [Fact]
    public async Task Households_and_villages_are_no_visitor_s_file()
    {
        foreach (var by in new[] { "household", "village" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await host.Browse().GetAsync($"/tonnage.csv?by={by}", Stop)).StatusCode);
            var all = Lines(await (await SignedIn.Browse(host, "19900000008")).GetByteArrayAsync($"/tonnage.csv?by={by}", Stop));
            Assert.True(all.Count > (by == "household" ? 200 : 2), $"{all.Count} lines by {by}: households are to need a second page");
            Assert.Equal(Grams(all[^1][3]), all.Skip(1).SkipLast(1).Sum(line => Grams(line[3])));
        }
    }

    [Fact]
    public async Task A_list_of_orders_as_a_file_has_every_order_of_the_list_and_of_no_other_unit()
    {
        foreach (var (phone, person) in new[] { ("19900000003", await new People(host).Purchaser), ("19900000002", await new People(host).Cooperative) })
        {
            var file = Lines(await (await SignedIn.Browse(host, phone)).GetByteArrayAsync("/orders.csv", Stop));
            var (numbers, next) = (new List<string?>(), "");
            do
            {
                using var page = JsonDocument.Parse((await person.Get($"/api/v1/orders?limit=7{next}")).Is(200).Text);
                numbers.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(order => order.GetProperty("number").GetString()));
                next = page.RootElement.GetProperty("next").GetString() is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : null;
            }
            while (next is not null);
            Assert.NotEmpty(numbers);
            Assert.Equal(numbers, file.Skip(1).Select(line => line[0]));
        }
    }

    [Fact]
    public async Task One_looks_back_to_a_day_and_a_day_before_all_days_is_honestly_empty()
    {
        var (page, file) = (await host.Browse().GetStringAsync("/impact?asOf=2020-02-29", Stop), Lines(await host.Browse().GetByteArrayAsync("/impact.csv?asOf=2020-02-29", Stop)));
        Assert.Contains("到 2020年2月29日 结束时，账本里还没有一笔。", page, StringComparison.Ordinal);
        Assert.All(file.Skip(1), line => Assert.Equal(0m, decimal.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(file.Skip(1), line => Assert.Equal("2020-03-01 00:00", line[7]));
        var now = await host.Browse().GetStringAsync("/impact", Stop);
        Assert.Contains("name=\"asOf\"", now, StringComparison.Ordinal);
        Assert.Contains("没有可比的", now, StringComparison.Ordinal);
        foreach (var wrong in new[] { "2999-01-01", "yesterday" }) Assert.Contains("id=\"f-asof-error\"", await host.Browse().GetStringAsync($"/impact?asOf={wrong}", Stop), StringComparison.Ordinal);
    }

    private static long Grams(string kilograms) => (long)(decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture) * 1000);

    private static async Task<string> Written(IReadOnlyList<string?> cells)
    {
        await using var memory = new MemoryStream();
        await new CsvFile("x", ["列"], new[] { cells }.ToAsyncEnumerable()).Write(memory, Stop);
        Assert.Equal(Encoding.UTF8.GetPreamble(), memory.ToArray()[..3]);
        return Encoding.UTF8.GetString(memory.ToArray()[3..]);
    }

    /// <summary>The cells by lines; no cell of these files holds a line.</summary>
    private static List<string[]> Lines(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        using var reader = new CsvHelper.CsvParser(new StreamReader(new MemoryStream(file)), System.Globalization.CultureInfo.InvariantCulture);
        List<string[]> lines = [];
        while (reader.Read()) lines.Add(reader.Record!);
        return lines;
    }

    /// <summary>Counts what is written and refuses to be written to synchronously, as a response does.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            length += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
