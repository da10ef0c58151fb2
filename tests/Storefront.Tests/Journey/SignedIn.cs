using System.Net;
using AngleSharp.Html.Parser;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>A browser without a screen, signed in through the page.</summary>
internal static class SignedIn
{
    public static async Task<HttpClient> Browse(WebHost host, string phone)
    {
        var browser = host.Browse();
        var form = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync("/sign-in"));
        using var content = new FormUrlEncodedContent(
        [
            new("Phone", phone), new("Password", Caller.Password),
            new("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        using var answer = await browser.PostAsync("/sign-in", content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
