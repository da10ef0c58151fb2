using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Storefront.Pages.Account;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

[assembly: AssemblyFixture(typeof(ConsumerAid.Browser.Tests.Site))]

namespace ConsumerAid.Browser.Tests;

/// <summary>One host with demo data and one browser for all tests here.</summary>
public sealed partial class Site : WebHost
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Who looks, with the phone of the demo account; the first looks without one.</summary>
    public static IReadOnlyDictionary<string, string?> People { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["visitor"] = null,
        ["liaison"] = "19900000001",
        ["cooperative"] = "19900000002",
        ["purchaser"] = "19900000003",
        ["approver"] = "19900000004",
        ["reviewer"] = "19900000009",
        ["auditor"] = "19900000008",
        ["administrator"] = "19900000006",
    };

    public string Url(string path) => new Uri(Address, path).ToString();

    /// <summary>A client signed in as this person, and its cookies.</summary>
    public async Task<(HttpClient Client, CookieContainer Cookies)> SignIn(string person)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, UseProxy = false }) { BaseAddress = Address };
        if (People[person] is { } phone)
        {
            var form = await client.GetStringAsync("/sign-in");
            using var answers = new FormUrlEncodedContent([
                new("Phone", phone), new("Password", SignInModel.DemoPassword), new("__RequestVerificationToken", Token().Match(form).Groups["token"].Value)]);
            using var answer = await client.PostAsync("/sign-in", answers);
            Assert.NotEqual("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        }

        return (client, cookies);
    }

    /// <summary>A browser of this person's own.</summary>
    public async Task<IBrowserContext> Open(string person, int width, string language = "zh", bool script = true)
    {
        var (client, cookies) = await SignIn(person);
        client.Dispose();
        return await Open(cookies, width, language, script);
    }

    /// <summary>A browser with these cookies.</summary>
    public async Task<IBrowserContext> Open(CookieContainer cookies, int width, string language, bool script = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 }, JavaScriptEnabled = script, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync([
            new Cookie { Name = "language", Value = language, Domain = Address.Host, Path = "/" },
            .. cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = Address.Host, Path = "/", HttpOnly = true })]);
        return context;
    }

    public override async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
    }

    protected override async Task Furnish()
    {
        while (await In(services => services.GetRequiredService<IMediator>().Send(new MakePictureVariants())) > 0) { }
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = Flags });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
