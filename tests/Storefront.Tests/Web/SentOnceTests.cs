using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Orders;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>Forms without script: pressing twice has one effect.</summary>
[Collection(Demo.Name)]
public sealed partial class SentOnceTests(WebHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_that_is_sent_five_times_at_once_is_one_order_and_leads_to_one_page()
    {
        var lot = await new People(host).PublicLot();
        var browser = await Browser.As(host, "19900000003");
        var answers = new Dictionary<string, string>
        {
            ["Lines[0].LotId"] = $"{lot}", ["Lines[0].Weight"] = "120", ["Lines[0].Weight.unit"] = "kg", ["DeliverOn"] = "other", ["DeliverOn.other"] = $"{People.Today:yyyy-MM-dd}", ["DeliverTo"] = "长沙", ["PaymentTerms"] = "on-receipt",
        };
        var check = await browser.Post($"/orders/new?lot={lot}", "/orders/new", answers, ("Step", "check"));
        var form = Form().Match(await check.Content.ReadAsStringAsync(Stop)).Groups["id"].Value;
        Assert.NotEmpty(form);

        var before = await Orders();
        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.Send("/orders/new", answers, ("Step", "place"), ("__form", form))));
        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        var place = Assert.Single(sent.Select(answer => answer.Headers.Location!.ToString()).Distinct());
        Assert.EndsWith("/placed", place, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Orders());

        // What is typed differently is another order, also under the form of before.
        answers["Lines[0].Weight"] = "130";
        var other = await browser.Send("/orders/new", answers, ("Step", "place"), ("__form", form));
        Assert.NotEqual(place, other.Headers.Location!.ToString());
        Assert.Equal(before + 2, await Orders());
    }

    [Fact]
    public async Task A_refused_form_may_be_sent_again_as_it_is()
    {
        // The office's: the liaison's households are those that the other tests sell from.
        var browser = await Browser.As(host, "19900000009");
        var page = await browser.Read("/review/households/new");
        var form = Form().Match(page).Groups["id"].Value;
        var village = Village().Match(page).Groups["code"].Value;
        var answers = new Dictionary<string, string> { ["Name"] = "", ["VillageCode"] = village, ["People"] = "3", ["Category"] = "Ordinary", ["Unit"] = "Mu" };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send("/review/households/new", answers, ("__form", form))).StatusCode);
        answers["Name"] = "龙小花";
        var before = await Households();
        var first = await browser.Send("/review/households/new", answers, ("__form", form));
        var second = await browser.Send("/review/households/new", answers, ("__form", form));
        Assert.Equal((HttpStatusCode.Redirect, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Equal(before + 1, await Households());
        // Both pages say what was done, in whichever language another test left this reader.
        Assert.Matches("已登记|is registered", await browser.Read(second.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Every_form_of_somebody_signed_in_has_an_id_and_a_visitors_has_none()
    {
        var browser = await Browser.As(host, "19900000003");
        Assert.NotEqual(Form().Match(await browser.Read("/account")).Groups["id"].Value, Form().Match(await browser.Read("/account")).Groups["id"].Value);
        Assert.DoesNotContain("__form", await host.Browse().GetStringAsync("/sign-in", Stop), StringComparison.Ordinal);
    }

    private Task<int> Orders() => host.In(services => services.GetRequiredService<MarketDb>().Orders().CountAsync(Stop));

    private Task<int> Households() => host.In(services => services.GetRequiredService<MarketDb>().Households().CountAsync(Stop));

    [GeneratedRegex("name=\"__form\" value=\"(?<id>[0-9a-f]{32})\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Form();

    [GeneratedRegex("value=\"(?<code>431226[0-9]{6})\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Village();
}
