using System.Net;
using AngleSharp.Html.Parser;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>A browser without a screen, signed in through the page.</summary>
internal static class SignedIn
{
    private static readonly Dictionary<string, Task<HttpClient>> Known = [];

    /// <summary>The browser of the demo account of that phone, signed in once a host: an address may sign in sixty times a minute.</summary>
    public static Task<HttpClient> Browse(WebHost host, string phone)
    {
        lock (Known)
        {
            var key = $"{host.Address} {phone}";
            return Known.TryGetValue(key, out var browser) ? browser : Known[key] = SignIn(host, phone);
        }
    }

    /// <summary>What a form on that page carries against forgery.</summary>
    public static async Task<string> FormToken(this HttpClient browser, string page)
    {
        var form = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(page));
        return form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static async Task<HttpClient> SignIn(WebHost host, string phone)
    {
        var browser = host.Browse();
        using var content = new FormUrlEncodedContent(
            [new("Phone", phone), new("Password", Caller.Password), new("__RequestVerificationToken", await browser.FormToken("/sign-in"))]);
        using var answer = await browser.PostAsync("/sign-in", content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
