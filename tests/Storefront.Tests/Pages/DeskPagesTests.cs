using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Storefront.Tests.Access;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using static ConsumerAid.Foundation.Requests.Roles;

namespace ConsumerAid.Storefront.Tests.Pages;

/// <summary>The administrator's desk, the rules' pages and the public register on the demo's data: every number leads to its records, in both languages.</summary>
[Collection(Demo.Name)]
public sealed partial class DeskPagesTests(WebHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_bar_and_week_of_the_desk_leads_to_a_page_and_says_the_same_as_its_table(string language)
    {
        var browser = await SignedIn.Browse(host, Trades.Phones[Administrator]);
        var page = await Read(browser, "/admin", language);
        Assert.InRange(Chart().Count(page), 3, 4);
        Assert.DoesNotMatch(Inline(), page);
        var ways = Way().Matches(page).Select(way => WebUtility.HtmlDecode(way.Groups["to"].Value)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(ways.Count > 20, $"only {ways.Count} ways");
        foreach (var way in ways)
        {
            Assert.Equal(2, Regex.Count(page, $"href=\"{Regex.Escape(WebUtility.HtmlEncode(way))}\"", RegexOptions.None, TimeSpan.FromSeconds(1)));
            using var answer = await browser.GetAsync(way, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{way}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_rule_has_its_page_for_who_oversees_and_no_other_rule_has(string language)
    {
        var browser = await SignedIn.Browse(host, Trades.Phones[Auditor]);
        var rules = Rule().Matches(await Read(browser, "/admin/rules", language)).Select(rule => rule.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(25, rules.Count);
        foreach (var rule in rules.Take(12)) Assert.Single(Chart().Matches(await Read(browser, rule, language)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/admin/rules/CH-99", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_register_leads_to_all_that_is_public_and_names_no_household(string language)
    {
        var page = await Read(host.Browse(), "/register", language);
        foreach (var way in new[] { "/charter", "/members", "/decisions", "/certificates" }) Assert.Contains($"href=\"{way}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("HH-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\"", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("href=\"/register\"", await Read(host.Browse(), "/charter", language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("99999")]
    public async Task A_number_of_a_draft_that_cannot_be_is_told_at_its_field_and_kept(string points)
    {
        var browser = await Browser.As(host, Trades.Phones[Administrator]);
        var form = $"/admin/charter/drafts/{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}/write";
        var answer = await browser.Post(form, form, new Dictionary<string, string>
        {
            ["TitleZh"] = "草案", ["TitleEn"] = "Draft", ["Reason"] = "x", ["EffectiveFrom"] = TimeProvider.System.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["Articles[0].Rule"] = "TERMS", ["Articles[0].Numbers[0].Name"] = "talk_points", ["Articles[0].Numbers[0].Value"] = points,
        });
        var page = await answer.Content.ReadAsStringAsync(Stop);
        var wrong = Assert.Single(Wrong().Matches(page)).Value;
        Assert.Contains("name=\"Articles[25].Numbers[", wrong, StringComparison.Ordinal);
        Assert.Contains($"value=\"{points}\"", wrong, StringComparison.Ordinal);
    }

    private static async Task<string> Read(HttpClient browser, string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await browser.SendAsync(request, Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex("<input[^>]* aria-invalid=\"true\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Wrong();

    [GeneratedRegex("<svg[^>]*role=\"img\"", RegexOptions.None, 1_000)]
    private static partial Regex Chart();

    [GeneratedRegex("<li><a href=\"(?<to>[^\"]+)\" title=", RegexOptions.None, 1_000)]
    private static partial Regex Way();

    [GeneratedRegex("/admin/rules/CH-[0-9]{2}", RegexOptions.None, 1_000)]
    private static partial Regex Rule();

    [GeneratedRegex("<[^>]* style=|<style|<script(?![^>]*src=)", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Inline();
}
