using ConsumerAid.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ConsumerAid.Browser.Tests;

/// <summary>What visitors get, in a real browser at the narrowest width: nothing scrolls sideways, nothing is asked of another host, and axe finds nothing.</summary>
public sealed class PublicPagesTests(WebHost host) : IClassFixture<WebHost>, IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static TheoryData<string, string> Pages { get; } = new(
        from language in new[] { "zh-CN", "en" }
        from path in new[] { "/", "/lots", "/impact", "/about", "/sign-in", "/help", "/privacy" }
        select (language, path));

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_for_visitors_fits_a_narrow_phone_and_everybody_can_use_it(string language, string path)
    {
        var page = await browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Authority != host.Address.Authority) foreign.Add(request.Url);
        };

        await page.GotoAsync(new Uri(host.Address, $"/language/{language[..2]}?to={path}").ToString());

        Assert.Equal(path, new Uri(page.Url).AbsolutePath);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(foreign);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, "scrolls sideways");
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join("; ", found.Violations.Select(fault => $"{fault.Id}: {string.Join(", ", fault.Nodes.Take(3).Select(node => node.Html))}")));
        await page.CloseAsync();
    }
}
