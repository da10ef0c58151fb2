using System.Net;
using AngleSharp.Html.Parser;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>What pages tell people: notices and summaries of what is wrong.</summary>
[Collection(Demo.Name)]
public sealed class TellingTests(WebHost host)
{
    private readonly People people = new(host);

    [Theory]
    [InlineData("19900000001")]
    [InlineData("19900000002")]
    [InlineData("19900000003")]
    [InlineData("19900000004")]
    [InlineData("19900000005")]
    [InlineData("19900000006")]
    [InlineData("19900000009")]
    public async Task A_notice_leads_to_a_page_that_its_reader_may_open(string phone)
    {
        await people.Dispatched(await people.Approved(await people.PublicLot(), "100"));
        var browser = await Browser.As(host, phone);
        var page = await new HtmlParser().ParseDocumentAsync(await browser.Read("/account/notices"));
        var links = page.QuerySelectorAll("ol.time a").Select(link => link.GetAttribute("href")!).Distinct().Take(8).ToList();
        if (phone is "19900000002" or "19900000003" or "19900000004" or "19900000005") Assert.NotEmpty(links);
        foreach (var link in links) Assert.Equal((link, HttpStatusCode.OK), (link, (await browser.Get(link)).StatusCode));
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_the_order_of_the_fields()
    {
        var lot = await people.PublicLot();
        var browser = await Browser.As(host, "19900000003");
        var answer = await browser.Post($"/orders/new?lot={lot}", "/orders/new", new Dictionary<string, string> { ["Lines[0].LotId"] = $"{lot}", ["DeliverTo"] = "", ["Lines[0].Weight"] = "", ["Step"] = "check" });
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var told = page.QuerySelectorAll("[data-errors] a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["f-lines-0--weight", "f-deliveron", "f-deliverto"], told);
        Assert.Equal(told, page.QuerySelectorAll("[id]").Select(element => element.Id!).Where(told.Contains));
    }

    [Fact]
    public async Task The_order_form_shows_the_price_below_the_first_tier_too()
    {
        var lot = await people.PublicLot("50");
        var browser = await Browser.As(host, "19900000003");
        foreach (var path in new[] { $"/lots/{lot}", $"/orders/new?lot={lot}" })
        {
            var page = await new HtmlParser().ParseDocumentAsync(await browser.Read(path));
            var prices = page.QuerySelectorAll("[data-tiers] tbody tr").Select(row => row.TextContent).ToList();
            Assert.Collection(prices, first => Assert.Contains("3.20", first, StringComparison.Ordinal), second => Assert.Contains("3.00", second, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_empty_weigh_slip_tells_all_that_is_missing_at_once()
    {
        var lot = await people.PublicLot("50");
        var order = await people.Approved(lot, "300");
        var browser = await Browser.As(host, "19900000002");
        var answer = await browser.Post($"/cooperative/orders/{order}/dispatch", $"/cooperative/orders/{order}/dispatch", new Dictionary<string, string> { ["ArrivalTime"] = "18:00" });
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var told = page.QuerySelectorAll("[data-errors] a").Select(link => link.TextContent).ToList();
        Assert.Equal(4, told.Count);
        Assert.Contains(told, text => text is "请至少填一次过磅。" or "Enter at least one weighing.");
    }
}
