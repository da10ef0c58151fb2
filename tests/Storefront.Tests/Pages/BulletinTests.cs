using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using UglyToad.PdfPig;

namespace ConsumerAid.Storefront.Tests.Pages;

/// <summary>The demo's bulletins on pages, in files and by call, and the notes that correct them.</summary>
[Collection(Demo.Name)]
public sealed partial class BulletinTests(WebHost host)
{
    private const string Office = "19900000006";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh", "每周简报第", "哪些不写、为什么")]
    [InlineData("en", "Weekly bulletin", "What is not told, and why")]
    public async Task The_newest_bulletin_is_found_from_where_one_looks_and_says_what_it_is(string language, string title, string heldBack)
    {
        var newest = await Newest();
        foreach (var from in new[] { "/impact", "/register", "/bulletins" }) Assert.Contains($"href=\"/bulletins/{newest}\"", await Text($"{from}", language), StringComparison.Ordinal);
        Assert.Contains($"/bulletins/{newest}</loc>", await Text("/sitemap.xml", language), StringComparison.Ordinal);
        var (page, sheet) = (await Text($"/bulletins/{newest}", language), await Sheet(newest));
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(heldBack, page, StringComparison.Ordinal);
        Assert.Contains(sheet.SealHash!, page, StringComparison.Ordinal);
        Assert.All(sheet.Members, member => Assert.Contains(member.PlaqueNumber, page, StringComparison.Ordinal));
        Assert.Contains($"href=\"/bulletins/{newest - 1}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/bulletins/{newest + 1}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("HH-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/note\"", page, StringComparison.Ordinal);
        foreach (var kind in new[] { "csv", "xlsx", "pdf" }) Assert.Contains($"href=\"/bulletins/{newest}.{kind}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bulletins/0")]
    [InlineData("/bulletins/99999")]
    [InlineData("/bulletins/99999.csv")]
    [InlineData("/bulletins/99999.xlsx")]
    [InlineData("/bulletins/99999.pdf")]
    [InlineData("/bulletins/99999999999999")]
    [InlineData("/bulletins/1.doc")]
    [InlineData("/api/v1/bulletins/99999")]
    public async Task What_was_never_issued_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await host.Browse().GetAsync(path, Stop)).StatusCode);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task All_files_and_the_call_say_the_same(string language)
    {
        var newest = await Newest();
        var sheet = await Sheet(newest);
        using var called = JsonDocument.Parse(await Text($"/api/v1/bulletins/{newest}", language));
        Assert.Equal(sheet.Counties.Select(county => county.Sum.Week.Grams), called.RootElement.GetProperty("counties").EnumerateArray().Select(county => county.GetProperty("sum").GetProperty("week").GetProperty("grams").GetInt64()));

        var lines = Lines(await Bytes($"/bulletins/{newest}.csv", language));
        Assert.Equal(
            ["total", .. sheet.Counties.Select(_ => "county"), "rest", .. sheet.Members.Select(_ => "member"), .. sheet.Notes.Select(_ => "note")],
            lines.Skip(1).Select(line => line[0]));
        Assert.All(lines, line => Assert.Equal(15, line.Length));
        Assert.Equal(sheet.Total.Week.Grams, Grams(lines[1][4]));
        Assert.Equal(sheet.Total.Week.Grams, lines.Where(line => line[0] is "county" or "rest").Sum(line => line[4].Length == 0 ? 0 : Grams(line[4])));
        Assert.Equal(sheet.Total.Year.Grams, lines.Where(line => line[0] is "county" or "rest").Sum(line => Grams(line[7])));

        using var book = new MemoryStream(await Bytes($"/bulletins/{newest}.xlsx", language));
        var names = MiniExcel.GetSheetNames(book);
        Assert.Equal(language == "en" ? ["Total", "Counties", "Member units", "Corrections"] : ["合计", "各县", "各成员单位", "更正说明"], names);
        var counties = Rows(book, names[1]);
        Assert.Equal(sheet.Counties.Count + 3, counties.Count);
        Assert.All(counties.Skip(1), row => Assert.IsType<double>(row[6]));
        Assert.Equal(sheet.Total.Week.Grams / 1000d, (double)counties[^1][3]!, 6);
        Assert.Equal(sheet.Members.Select(member => member.PlaqueNumber), Rows(book, names[2]).Skip(1).Select(row => (string)row[1]!));
        Assert.Equal(sheet.Notes.Select(note => note.Text), Rows(book, names[3]).Skip(1).Select(row => (string)row[1]!));

        var file = await Bytes($"/bulletins/{newest}.pdf", language);
        Assert.Equal(file, await Bytes($"/bulletins/{newest}.pdf", language));
        using var paper = PdfDocument.Open(file);
        Assert.Equal(language == "en" ? $"Weekly bulletin {newest}" : $"每周简报第 {newest} 期", paper.Information.Title);
        var pages = paper.GetPages().Select(page => page.Text.Replace(" ", "", StringComparison.Ordinal)).ToList();
        var text = string.Concat(pages);
        for (var at = 0; at < pages.Count; at++) Assert.EndsWith($"{at + 1}/{pages.Count}", pages[at], StringComparison.Ordinal);
        Assert.Contains(sheet.SealHash!, text, StringComparison.Ordinal);
        foreach (var said in sheet.Counties.Select(county => language == "en" ? county.NameEn : county.Name).Concat(sheet.Members.Select(member => member.PlaqueNumber)))
        {
            Assert.Contains(said.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        }

        Assert.Contains(language == "en" ? "Whatisnottold,andwhy" : "哪些不写、为什么", text, StringComparison.Ordinal);
        // More different letters than a font object holds.
        if (language == "zh") Assert.True(paper.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).Distinct(StringComparer.Ordinal).Count() > 255);
    }

    [Fact]
    public async Task The_list_and_the_call_go_through_all_bulletins()
    {
        var (seen, cursor) = (new List<int>(), "");
        do
        {
            using var page = JsonDocument.Parse(await Text($"/api/v1/bulletins?limit=20{cursor}", "en"));
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("number").GetInt32()));
            cursor = page.RootElement.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, await Newest()).Reverse(), seen);

        var numbers = new List<int>();
        for (var path = "/bulletins"; path is not null;)
        {
            var page = await Text(path, "zh");
            numbers.AddRange(Row().Matches(page).Select(row => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture)));
            path = Next().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups["to"].Value) : null;
        }

        Assert.Equal(seen, numbers);
    }

    [Fact]
    public async Task The_office_corrects_by_a_note_once_however_often_it_is_sent()
    {
        var office = await Browser.As(host, Office);
        var page = await office.Read("/admin/bulletins/2/note");
        Assert.Contains("href=\"/bulletins/2\"", page, StringComparison.Ordinal);
        var form = FormId().Match(page).Groups["id"].Value;
        var text = "=1+1 的地方写错了，应当是 2。";
        for (var turn = 0; turn < 2; turn++)
        {
            var answer = await office.Send("/admin/bulletins/2/note", new Dictionary<string, string> { ["Text"] = text }, ("__form", form));
            Assert.Equal((HttpStatusCode.Redirect, "/admin/bulletins/2/note"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        Assert.Equal([text], (await Sheet(2)).Notes.Select(note => note.Text));
        Assert.Contains("/admin/bulletins/2/note", await office.Read("/bulletins/2"), StringComparison.Ordinal);
        Assert.Contains(text, WebUtility.HtmlDecode(await office.Read("/bulletins/2")), StringComparison.Ordinal);
        Assert.Equal(["note", "'" + text], Lines(await Bytes("/bulletins/2.csv", "zh"))[^1] is var line ? [line[0], line[14]] : []);
        using var book = new MemoryStream(await Bytes("/bulletins/2.xlsx", "zh"));
        // No formula: it is a text there, whatever it begins with.
        Assert.Equal(text, Rows(book, "更正说明")[1][1]);
    }

    [Theory]
    [InlineData("", "请写明哪里有误")]
    [InlineData("请打电话 13812345678 问", "会公开")]
    public async Task A_note_that_is_refused_keeps_what_was_typed(string text, string said)
    {
        var office = await Browser.As(host, Office);
        var answer = await office.Post("/admin/bulletins/3/note", "/admin/bulletins/3/note", new Dictionary<string, string> { ["Text"] = text });
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains("f-text-error", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($">{text}</textarea>", page, StringComparison.Ordinal);
        Assert.Empty((await Sheet(3)).Notes);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get("/admin/bulletins/99999/note")).StatusCode);
    }

    [Fact]
    public async Task By_call_too_only_the_office_adds_a_note_and_one_key_has_one_effect()
    {
        var people = new People(host);
        Assert.Equal(403, (await (await people.Purchaser).Post("/bulletins/4/notes", new { text = "不对" })).Status);
        Assert.Equal(401, (await new Caller(host.Address).Post("/bulletins/4/notes", new { text = "不对" })).Status);
        var office = await people.As(Office);
        for (var turn = 0; turn < 2; turn++) Assert.Equal("/api/v1/bulletins/4", (await office.Post("/bulletins/4/notes", new { text = "第 4 期有误。" }, "bulletin-4")).Is(201).Location);
        Assert.Equal(422, (await office.Post("/bulletins/4/notes", new { text = " " })).Status);
        Assert.Equal(404, (await office.Post("/bulletins/99999/notes", new { text = "x" })).Status);
        Assert.Equal(["第 4 期有误。"], (await Sheet(4)).Notes.Select(note => note.Text));
    }

    private async Task<int> Newest() => (await host.In(scope => scope.GetRequiredService<IMediator>().Send(new FindBulletins(Limit: 1), Stop))).Items[0].Number;

    private async Task<BulletinSheet> Sheet(int number) => (await host.In(scope => scope.GetRequiredService<IMediator>().Send(new GetBulletin(number), Stop)))!;

    private async Task<string> Text(string path, string language) => System.Text.Encoding.UTF8.GetString(await Bytes(path, language));

    private async Task<byte[]> Bytes(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        // Pages go by the cookie, calls by the header.
        request.Headers.Add("Cookie", $"language={language}");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var handler = new HttpClientHandler { UseCookies = false, UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        using var answer = await client.SendAsync(request, Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    private static long Grams(string kilograms) => (long)(decimal.Parse(kilograms, CultureInfo.InvariantCulture) * 1000);

    private static List<object?[]> Rows(Stream book, string sheet) => [.. book.Query(sheetName: sheet).Select(row => ((IDictionary<string, object?>)row).Values.ToArray())];

    private static List<string[]> Lines(byte[] file)
    {
        using var reader = new CsvHelper.CsvParser(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        List<string[]> lines = [];
        while (reader.Read()) lines.Add(reader.Record!);
        return lines;
    }

    [GeneratedRegex("big-link\" href=\"/bulletins/(?<number>[0-9]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Row();

    [GeneratedRegex("rel=\"next\" href=\"(?<to>[^\"]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex Next();

    [GeneratedRegex("name=\"__form\" value=\"(?<id>[0-9a-f]+)\"", RegexOptions.None, 1_000)]
    private static partial Regex FormId();
}
