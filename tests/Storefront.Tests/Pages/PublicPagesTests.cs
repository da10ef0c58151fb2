using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Catalog;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Pages;

/// <summary>What visitors see, and how they become somebody, on the demo's data.</summary>
public sealed partial class PublicPagesTests(WebHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/lots")]
    [InlineData("/lots?q=柑&minWeight=500&sort=cheapest")]
    [InlineData("/impact")]
    [InlineData("/impact/method")]
    [InlineData("/charter")]
    [InlineData("/charter/1")]
    [InlineData("/register")]
    [InlineData("/bulletins")]
    [InlineData("/bulletins?after=3")]
    [InlineData("/bulletins/1")]
    [InlineData("/about")]
    [InlineData("/help")]
    [InlineData("/privacy")]
    public async Task A_visitor_reads_it_and_nothing_in_it_posts_or_stands_inline(string path)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            var page = await Read(path, language);
            Assert.Single(Heading().Matches(page));
            Assert.DoesNotContain("method=\"post\"", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(Inline(), page);
        }
    }

    [Fact]
    public async Task The_total_follows_the_weight_in_the_address()
    {
        var lot = (await Lots())[0];
        var page = await Read($"/lots/{lot.Id}?Weight={lot.Free.Grams}&Weight.unit=g", "en");
        Assert.Matches($@"{Regex.Escape("= ¥")}[\d,]+\.\d\d", page);
        var tooMuch = await Read($"/lots/{lot.Id}?Weight={lot.Free.Grams + 1}&Weight.unit=g", "en");
        Assert.Contains("can be ordered now", tooMuch, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browse().GetAsync($"/lots/{Guid.Empty}", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_says_so_and_filters_nothing()
    {
        var page = await Read("/lots?minWeight=五百来斤", "zh");
        Assert.Contains("id=\"f-minweight-error\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"lot\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_find_pages_by_county_and_lots()
    {
        var map = await host.Browse().GetStringAsync("/sitemap.xml", Stop);
        Assert.Contains("/lots?county=431226", map, StringComparison.Ordinal);
        var lots = LotOnTheMap().Matches(map);
        Assert.NotEmpty(lots);
        Assert.Equal(HttpStatusCode.OK, (await host.Browse().GetAsync(lots[0].Groups["path"].Value, Stop)).StatusCode);
        Assert.Contains("Sitemap: http", await host.Browse().GetStringAsync("/robots.txt", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_phone_get_the_same_page()
    {
        var (known, status) = await SignIn("+86 199 0000 0010", "not the password", null);
        var (unknown, other) = await SignIn("13900001234", "not the password", null);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (status.StatusCode, other.StatusCode));
        Assert.Equal(Token().Replace(known, "").Replace("value=\"&#x2B;86 199 0000 0010\"", "", StringComparison.Ordinal), Token().Replace(unknown, "").Replace("value=\"13900001234\"", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("19900000001", null, "/liaison")]
    [InlineData("19900000008", null, "/ledger")]
    [InlineData("19900000003", "/lots?county=431226", "/lots?county=431226")]
    [InlineData("19900000003", "//elsewhere.example/", "/lots")]
    [InlineData("19900000003", "https://elsewhere.example/", "/lots")]
    public async Task Signing_in_leads_where_the_day_begins_or_back_but_never_elsewhere(string phone, string? to, string expected)
    {
        var (_, answer) = await SignIn(phone, "demo-ConsumerAid-2026", to);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Whoever_signs_out_is_nobody_again()
    {
        var browser = host.Browse();
        await Post(browser, "/sign-in", "/sign-in", ("Phone", "19900000005"), ("Password", "demo-ConsumerAid-2026"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/notices", Stop)).StatusCode);
        var refused = await Post(browser, "/account/password", "/account/password", ("Present", "demo-ConsumerAid-2026"), ("New", "a new long phrase"), ("Again", "another"));
        Assert.Contains("f-again-error", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await Post(browser, "/account", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", Stop)).StatusCode);
    }

    private async Task<string> Read(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"language={language}");
        using var handler = new HttpClientHandler { UseCookies = false, UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        var answer = await client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private Task<IReadOnlyList<LotCard>> Lots() =>
        host.In(async services => (IReadOnlyList<LotCard>)(await services.GetRequiredService<IMediator>().Send(new FindLots(Order: LotOrder.Newest), Stop)).Items);

    private async Task<(string Page, HttpResponseMessage Answer)> SignIn(string phone, string password, string? to)
    {
        var answer = await Post(host.Browse(), "/sign-in", "/sign-in", ("Phone", phone), ("Password", password), ("To", to ?? ""));
        return (await answer.Content.ReadAsStringAsync(Stop), answer);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string from, string to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(from, Stop)).Groups["token"].Value;
        Assert.NotEmpty(token);
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await browser.PostAsync(to, form, Stop);
    }

    [GeneratedRegex("(?<path>/lots/[0-9a-f-]{36})</loc>", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LotOnTheMap();

    [GeneratedRegex("<h1", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex("""\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Inline();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)" ?/?>""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Token();
}
