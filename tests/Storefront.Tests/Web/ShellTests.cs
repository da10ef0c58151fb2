using System.Net;

namespace ConsumerAid.Storefront.Tests.Web;

public sealed class ShellTests(ShellHost host) : IClassFixture<ShellHost>
{
    [Theory]
    [InlineData("/test/plain", 200)]
    [InlineData("/nothing-here", 404)]
    [InlineData("/test/broken", 500)]
    [InlineData("/favicon.svg", 200)]
    public async Task Every_answer_carries_the_security_headers(string path, int status)
    {
        using var answer = await Get(path);
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task A_package_with_pages_of_its_own_has_a_policy_of_its_own()
    {
        using var answer = await Get("/admin/jobs");
        Assert.Equal("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Strict_transport_is_asked_for_under_https_only()
    {
        using var secure = await Get("/test/plain", scheme: "https");
        using var plain = await Get("/test/plain");
        Assert.Contains("max-age=63072000", secure.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_not_stored_but_our_files_are()
    {
        using var page = await Get("/test/plain", role: "liaison");
        using var visitor = await Get("/test/plain");
        using var file = await Get("/favicon.svg", role: "liaison");
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.False(visitor.Headers.CacheControl!.NoStore);
        Assert.False(file.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/lots?q=%E6%A9%99", "/lots?q=%E6%A9%99")]
    [InlineData("/lots#list", "/lots#list")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("~/lots", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\r\nSet-Cookie: x=y", "/")]
    [InlineData("", "/")]
    public async Task A_switch_leads_back_to_a_path_of_ours_only(string to, string expected)
    {
        using var answer = await Get($"/language/en?to={Uri.EscapeDataString(to)}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        Assert.False(answer.Headers.Contains("X-Injected"));
    }

    [Theory]
    [InlineData("/language/en", "language=en")]
    [InlineData("/language/zh", "language=zh")]
    [InlineData("/units/jin", "units=jin")]
    [InlineData("/text/large", "text=large")]
    public async Task A_choice_is_remembered_for_a_year(string path, string cookie)
    {
        using var answer = await Get(path);
        var set = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith(cookie + ";", set, StringComparison.Ordinal);
        Assert.Contains("max-age=31536000", set, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/language/fr")]
    [InlineData("/units/stone")]
    [InlineData("/text/huge")]
    public async Task An_unknown_choice_is_not_found(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Cookies_are_host_cookies_under_https_and_others_are_not_seen()
    {
        using var set = await Get("/language/en", scheme: "https");
        var cookie = set.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-language=en;", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("en", await Text("/test/cookie", "__Host-language=en", "https"));
        Assert.Equal("none", await Text("/test/cookie", "language=en", "https"));
        Assert.Equal("en", await Text("/test/cookie", "language=en"));
    }

    [Fact]
    public async Task Pages_are_chinese_until_somebody_chooses_english()
    {
        Assert.Contains("<html lang=\"zh-CN\"", await Text("/nothing-here"), StringComparison.Ordinal);
        Assert.Contains("没有找到", await Text("/nothing-here"), StringComparison.Ordinal);
        var english = await Text("/nothing-here", "language=en");
        Assert.Contains("<html lang=\"en\"", english, StringComparison.Ordinal);
        Assert.Contains("Not found", english, StringComparison.Ordinal);
        Assert.Contains("class=\"large\"", await Text("/nothing-here", "text=large"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_tells_a_number_and_no_detail()
    {
        var page = await Text("/test/broken");
        Assert.Contains("求助时请报这个编号", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", page, StringComparison.Ordinal);
        Assert.Contains("没有权限", await Text("/test/forbidden"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_never_answers_with_a_page()
    {
        using var answer = await Get("/api/v1/missing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_keeps_readers_apart_and_lets_no_signed_in_person_in()
    {
        var first = await Text("/test/cached");
        Assert.Equal(first, await Text("/test/cached"));
        Assert.Equal(first, await Text("/test/cached", "units=stone; other=1"));
        var english = await Text("/test/cached", "language=en");
        Assert.NotEqual(first, english);
        Assert.NotEqual(english, await Text("/test/cached", "language=en; units=jin"));
        Assert.NotEqual(first, await Text("/test/cached", "text=large"));
        Assert.NotEqual(first, await Text("/test/cached?q=1"));
        Assert.NotEqual(first, await Text("/test/cached", "session=abc"));
        Assert.NotEqual(await Text("/test/cached", "sessionC1=abc"), await Text("/test/cached", "sessionC1=abc"));
        Assert.Equal(first, await Text("/test/cached"));
    }

    [Theory]
    [InlineData("liaison", "记录库存")]
    [InlineData("auditor", "核验")]
    [InlineData("administrator", "争议")]
    public async Task Navigation_follows_the_role(string role, string words)
    {
        using var answer = await Get("/nothing-here", role: role);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(words, await Text("/nothing-here"), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(string path, string? cookie = null, string scheme = "http", string? role = null)
    {
        using var client = host.Client(scheme);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (role is not null) request.Headers.Add("As", role);
        return await client.SendAsync(request);
    }

    private async Task<string> Text(string path, string? cookie = null, string scheme = "http")
    {
        using var answer = await Get(path, cookie, scheme);
        return await answer.Content.ReadAsStringAsync();
    }
}
