using System.Net;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Api;

/// <summary>The steps of the trade that have an address of their own in the API.</summary>
[Collection(Demo.Name)]
public sealed class TradeTests(WebHost host)
{
    [Fact]
    public async Task A_lot_by_itself_has_what_it_has_in_the_list_and_more()
    {
        var market = await Market.Of(host);
        var lot = await market.Lot();
        var one = await market.Purchaser.Get($"/lots/{lot}");
        foreach (var (name, value) in (await market.Purchaser.Get("/lots?sort=newest"))["items"]!.AsArray().Single(item => (string)item!["id"]! == lot)!.AsObject())
        {
            Assert.Equal(value?.ToJsonString(), one[name]?.ToJsonString());
        }

        Assert.NotNull(one["tiers"]);
    }

    [Fact]
    public async Task Once_goods_have_left_a_cancellation_is_asked_for_and_the_cooperative_answers()
    {
        var market = await Market.Of(host);
        var (first, second) = (await market.Lot(), await market.Lot());
        var order = await market.Order((first, 20), (second, 30));
        await market.Dispatch(order, first);
        var (status, refused) = await market.Purchaser.Try($"/orders/{order}/cancellation", new { reason = "食堂停业" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("CH-19", refused.ToJsonString(), StringComparison.Ordinal);

        Assert.Equal("orders.cancellation-not-asked", (string?)(await market.Cooperative.Try($"/orders/{order}/cancellation-request/decision", new { agree = true })).Answer["code"]);
        await market.Purchaser.Post($"/orders/{order}/cancellation-request", new { reason = "食堂停业" });
        Assert.Equal("食堂停业", (string?)(await market.Cooperative.Get($"/orders/{order}"))["parts"]![0]!["cancellationReason"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await market.Cooperative.Try($"/orders/{order}/cancellation-request/decision", new { reason = "?" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await market.Purchaser.Try($"/orders/{order}/cancellation-request/decision", new { agree = true })).Status);
        await market.Cooperative.Post($"/orders/{order}/cancellation-request/decision", new { agree = true });
        Assert.All((await market.Purchaser.Get($"/orders/{order}"))["lines"]!.AsArray(), line => Assert.Equal(0, (long)line!["open"]!["grams"]!));
        Assert.Equal(200_000, (long)(await market.Purchaser.Get($"/lots/{second}"))["free"]!["grams"]!);
    }

    [Fact]
    public async Task What_a_household_lacks_is_divided_over_the_others()
    {
        var market = await Market.Of(host);
        var order = await market.Order((await market.Lot(), 100));
        var line = (await market.Cooperative.Get($"/orders/{order}/allocation"))["lines"]![0]!;
        var one = line["shares"]!.AsArray().First(share => (long)share!["share"]!["grams"]! > 0)!;
        var (code, share) = ((string)one["householdCode"]!, (long)one["share"]!["grams"]!);
        var missing = new { lotId = (string)line["lotId"]!, householdCode = code, weight = new { amount = share, unit = "g" }, reason = "夜里被偷" };
        Assert.Equal(HttpStatusCode.Forbidden, (await market.Purchaser.Try($"/orders/{order}/missing", missing)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await market.Cooperative.Try($"/orders/{order}/missing", missing with { weight = new { amount = share + 1, unit = "g" } })).Status);
        var answer = await market.Cooperative.Post($"/orders/{order}/missing", missing);
        Assert.Equal((2, 0), ((int)answer["run"]!, (long)answer["shortage"]!["grams"]!));
        var after = (await market.Cooperative.Get($"/orders/{order}/allocation"))["lines"]![0]!["shares"]!.AsArray();
        Assert.Equal(100_000, after.Sum(other => (long)other!["share"]!["grams"]!));
        Assert.All(after.Where(other => (string)other!["householdCode"]! == code), other => Assert.Equal(0, (long)other!["share"]!["grams"]!));
    }

    [Fact]
    public async Task A_dispute_over_several_lots_is_decided_lot_by_lot()
    {
        var market = await Market.Of(host);
        var (first, second) = (await market.Lot(), await market.Lot());
        var order = await market.Order((first, 100), (second, 100));
        var dispatch = await market.Dispatch(order, first, second);
        await market.Purchaser.Post($"/dispatches/{dispatch}/arrival", new { slipNo = "A-1" });
        var weighed = new[] { first, second }.Select(lot => new { lotId = lot, accepted = Market.Kilograms(90) });
        Assert.Equal("disputed", (string)(await market.Purchaser.Post($"/dispatches/{dispatch}/acceptance", new { lines = weighed }))["state"]!);

        Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Answer)> Decide(params (string Lot, int Kilograms)[] lines) => market.Administrator.Try(
            $"/dispatches/{dispatch}/dispute/decision", new { lines = lines.Select(line => new { lotId = line.Lot, accepted = Market.Kilograms(line.Kilograms) }), reason = "磅单有照片" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Decide((first, 95))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Decide((first, 95), (first, 96), (second, 90))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Decide((first, 101), (second, 90))).Status);
        var (status, answer) = await Decide((first, 95), (second, 90));
        Assert.Equal((HttpStatusCode.OK, "accepted"), (status, (string)answer["state"]!));
        Assert.Equal([95_000L, 90_000L], (await market.Purchaser.Get($"/orders/{order}"))["lines"]!.AsArray().OrderBy(line => (string)line!["lotId"]! == second).Select(line => (long)line!["accepted"]!["grams"]!));
    }
}
