using ConsumerAid.Testing;
using Microsoft.AspNetCore.Hosting;
using SkiaSharp;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>What the API does not do, and how it says so.</summary>
[Collection(Demo.Name)]
public sealed class RefusalTests(WebHost host)
{
    private readonly People people = new(host);

    [Fact]
    public async Task Ten_times_what_a_holding_can_yield_is_asked_about_and_taken_when_confirmed()
    {
        var (liaison, household) = (await people.Liaison, (await people.Households())[7]);
        var much = People.Stock(household, "900000000");
        (await liaison.Post("/stocks", much)).Refuses(422, "stock.unusual-weight");
        var confirmed = System.Text.Json.JsonSerializer.SerializeToNode(much)!.AsObject();
        confirmed["confirmUnusual"] = true;
        confirmed["weight"] = System.Text.Json.JsonSerializer.SerializeToNode(new { amount = "400", unit = "t" });
        var taken = await liaison.Post("/stocks", confirmed);
        Assert.True(taken.Status is 201 || taken.Code is not "stock.unusual-weight", taken.Text);
    }

    [Theory]
    [InlineData("""{"amount":"1.5","unit":"bushel"}""")]
    [InlineData("""{"amount":"-1","unit":"kg"}""")]
    [InlineData("""{"amount":"0.00001","unit":"kg"}""")]
    [InlineData("""{"amount":"99999999999999999999","unit":"t"}""")]
    [InlineData("""{"amount":"many","unit":"kg"}""")]
    public async Task A_weight_that_cannot_be_read_is_named_by_its_field(string weight)
    {
        var stock = System.Text.Json.JsonSerializer.SerializeToNode(People.Stock((await people.Households())[0]))!.AsObject();
        stock["weight"] = System.Text.Json.Nodes.JsonNode.Parse(weight);
        var refused = (await (await people.Liaison).Post("/stocks", stock)).Refuses(422, "request.invalid");
        Assert.NotEqual("", refused.Body.GetProperty("errors").Items("weight").First().GetString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"lines":"none"}""")]
    [InlineData("""{"lines":[{"lotId":"no-id"}]}""")]
    public async Task A_body_that_is_no_order_is_the_client_s_error(string body) =>
        (await (await people.Purchaser).PostText("/orders", body)).Refuses(400, "request.malformed");

    [Fact]
    public async Task A_body_of_another_type_than_json_is_refused() =>
        (await (await people.Purchaser).PostText("/orders", "lines=1", "application/x-www-form-urlencoded")).Refuses(415, "request.not-json");

    [Fact]
    public async Task More_than_is_free_is_refused_with_what_is_free()
    {
        var lot = await people.PublicLot("50"); // 400 kg
        (await (await people.Purchaser).Post("/orders", People.Order(lot, "150"))).Is(201);
        var refused = (await (await people.Purchaser).Post("/orders", People.Order(lot, "300"))).Refuses(409, "orders.not-enough");
        Assert.Contains("250", refused.Body.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(250_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
    }

    [Fact]
    public async Task Below_the_minimum_off_the_step_or_of_no_lot_is_refused()
    {
        var lot = await people.PublicLot("50");
        var purchaser = await people.Purchaser;
        Assert.InRange((await purchaser.Post("/orders", People.Order(lot, "90"))).Status, 409, 422);
        Assert.InRange((await purchaser.Post("/orders", People.Order(lot, "105"))).Status, 409, 422);
        Assert.InRange((await purchaser.Post("/orders", People.Order(Guid.Empty, "100"))).Status, 404, 422);
        Assert.Equal(400_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
    }

    [Fact]
    public async Task No_step_of_the_trade_can_be_skipped_or_done_twice()
    {
        var lot = await people.PublicLot();
        var (purchaser, approver, cooperative) = (await people.Purchaser, await people.Approver, await people.Cooperative);
        var preview = (await cooperative.Get($"/lots/{lot}/allocation-preview?weight=1000")).Is(200).Body;
        var order = (await purchaser.Post("/orders", People.Order(lot, "1000"))).Is(201);
        Assert.Equal("awaiting-approval", order.State);
        (await cooperative.Post($"/orders/{order.Id}/dispatches", People.Load(preview))).Refuses(409, "orders.wrong-state");
        (await approver.Post($"/orders/{order.Id}/approval", new { approve = true })).Is(200);
        (await approver.Post($"/orders/{order.Id}/approval", new { approve = true })).Refuses(409, "orders.wrong-state");
        var sent = await people.Dispatched(order.Id);
        var accept = new { lines = new[] { new { lotId = lot, accepted = new { amount = 1000, unit = "kg" } } } };
        (await purchaser.Post($"/dispatches/{sent.Id}/dispute/decision", new { agree = true })).Is(403);
        (await cooperative.Post($"/dispatches/{sent.Id}/dispute/decision", new { agree = true })).Is(409);
        (await purchaser.Post($"/dispatches/{sent.Id}/acceptance", accept)).Is(200);
        (await purchaser.Post($"/dispatches/{sent.Id}/acceptance", accept)).Is(409);
        (await purchaser.Post($"/dispatches/{sent.Id}/arrival", new { slipNo = "A1" })).Is(409);
        (await purchaser.Post($"/orders/{order.Id}/cancellation", new { reason = "不要了" })).Is(409);
    }

    [Fact]
    public async Task Outside_the_tolerance_the_lower_weight_stands_and_the_rest_is_decided_by_the_cooperative()
    {
        var lot = await people.PublicLot();
        var order = await people.Approved(lot, "1000");
        var sent = await people.Dispatched(order);
        var disputed = (await (await people.Purchaser).Post($"/dispatches/{sent.Id}/acceptance", new { lines = new[] { new { lotId = lot, accepted = new { amount = 940, unit = "kg" } } } })).Is(200);
        Assert.Equal("disputed", disputed.State);
        Assert.Equal("accepted", (await (await people.Cooperative).Post($"/dispatches/{sent.Id}/dispute/decision", new { agree = true })).Is(200).State);
        Assert.Equal(940 * 300, (await (await people.Purchaser).Get($"/orders/{order}")).Is(200).Body.GetProperty("amount").GetProperty("fen").GetInt64());
    }

    [Fact]
    public async Task What_a_cooperative_sends_without_a_conformity_certificate_stays()
    {
        var lot = await people.PublicLot();
        var order = await people.Approved(lot, "500");
        var shares = (await (await people.Cooperative).Get($"/orders/{order}/allocation")).Is(200).Body;
        var refused = (await (await people.Cooperative).Post($"/orders/{order}/dispatches", People.Load(shares, conformity: ""))).Is(422);
        var rule = refused.Body.Items("rules").Single(rule => rule.Text("rule") == "CH-12");
        Assert.NotEqual("", rule.Text("sentence"));
    }

    [Fact]
    public async Task Before_the_goods_are_collected_a_buyer_cancels_freely_and_everything_is_free_again()
    {
        var lot = await people.PublicLot();
        var order = await people.Approved(lot, "500");
        Assert.Equal(1_100_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
        Assert.Equal("cancelled", (await (await people.Purchaser).Post($"/orders/{order}/cancellation", new { reason = "活动改期" })).Is(200).State);
        Assert.Equal(1_600_000, (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body.Grams("free"));
    }

    [Fact]
    public async Task A_refusal_speaks_the_language_of_whoever_asks()
    {
        var order = People.Order(Guid.Empty, "100");
        var zh = (await (await people.Liaison).Post("/orders", order)).Refuses(403, "request.forbidden");
        var en = (await (await people.Liaison).Post("/orders", order, language: "en")).Refuses(403, "request.forbidden");
        Assert.Matches("[一-龥]", zh.Body.Text("detail"));
        Assert.DoesNotMatch("[一-龥]", en.Text);
        var fields = (await (await people.Purchaser).Post("/orders", new { }, language: "en-GB,en;q=0.9")).Refuses(422, "request.invalid");
        Assert.DoesNotMatch("[一-龥]", fields.Text);
    }

    [Fact]
    public async Task A_cursor_or_limit_that_is_none_of_ours_is_refused_or_bounded()
    {
        (await people.Anyone.Get("/lots?cursor=abc")).Refuses(400, "request.bad-cursor");
        Assert.InRange((await people.Anyone.Get("/lots?limit=100000")).Is(200).Body.Items().Count(), 1, 200);
        var first = (await people.Anyone.Get("/lots?limit=10")).Is(200).Body;
        var second = (await people.Anyone.Get($"/lots?limit=10&cursor={first.Text("next")}")).Is(200).Body;
        Assert.Empty(first.Items().Select(lot => lot.Text("id")).Intersect(second.Items().Select(lot => lot.Text("id"))));
        Assert.Equal((10, 10), (first.Items().Count(), second.Items().Count()));
    }

    [Fact]
    public async Task A_photo_may_be_sent_again_and_a_broken_one_gets_a_word()
    {
        var liaison = await people.Liaison;
        var stock = (await liaison.Post("/stocks", People.Stock((await people.Households())[1]))).Is(201).Id;
        using var bitmap = new SKBitmap(1200, 900);
        bitmap.Erase(SKColors.OrangeRed);
        var bytes = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
        var first = (await liaison.Put($"/stocks/{stock}/photos/c1", bytes)).Is(200);
        Assert.Equal(first.Text, (await liaison.Put($"/stocks/{stock}/photos/c1", bytes)).Is(200).Text);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), first.Body.Text("hash"));
        var refused = await liaison.Put($"/stocks/{stock}/photos/c2", "not a picture"u8.ToArray());
        Assert.Equal(415, refused.Status);
        Assert.StartsWith("picture.", refused.Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("a")]
    [InlineData("D")]
    [InlineData("")]
    public async Task A_grade_is_one_of_three_letters(string grade)
    {
        var stock = System.Text.Json.JsonSerializer.SerializeToNode(People.Stock((await people.Households())[0]))!.AsObject();
        stock["grade"] = grade;
        var refused = (await (await people.Liaison).Post("/stocks", stock)).Refuses(422, "request.invalid");
        Assert.Equal("catalog.no-such-grade", refused.Body.GetProperty("codes").Items("grade").Single().GetString());
    }

    [Fact]
    public async Task A_recorded_stock_is_found_where_the_answer_says()
    {
        var (liaison, household) = (await people.Liaison, (await people.Households())[2]);
        var recorded = (await liaison.Post("/stocks", People.Stock(household))).Is(201);
        var found = (await liaison.Get(recorded.Location!)).Is(200).Body;
        Assert.Equal((household, "mayang-bingtang-orange", 200_000, "waiting"), (found.Text("householdCode"), found.GetProperty("produce").Text("code"), found.Grams("weight"), found.Text("state")));
        Assert.DoesNotContain("村口", $"{found}", StringComparison.Ordinal);
        (await (await people.Purchaser).Get(recorded.Location!)).Is(403);
    }

    [Fact]
    public async Task A_figure_that_is_missing_from_an_acceptance_is_no_zero()
    {
        var lot = await people.PublicLot("50");
        var sent = await people.Dispatched(await people.Approved(lot, "300"));
        var purchaser = await people.Purchaser;
        var refused = (await purchaser.Post($"/dispatches/{sent.Id}/acceptance", new { lines = new[] { new { lotId = lot } } })).Refuses(422, "request.invalid");
        Assert.Equal("weight.empty", refused.Body.GetProperty("codes").Items("lines[0].accepted").Single().GetString());
        var rejected = new { lines = new[] { new { lotId = lot, accepted = new { amount = 0.00m, unit = "kg" }, rejected = new { amount = 300, unit = "kg" }, reason = "全部霉变" } } };
        Assert.Equal("accepted", (await purchaser.Post($"/dispatches/{sent.Id}/acceptance", rejected)).Is(200).State);
    }

    [Fact]
    public async Task A_parameter_without_a_value_was_not_given_and_one_that_cannot_be_read_is_refused()
    {
        var all = (await people.Anyone.Get("/lots?limit=200")).Is(200).Body.Items().Count();
        Assert.Equal(all, (await people.Anyone.Get("/lots?q=&county=&produce=&maxPrice=&minWeight=&urgent=&sort=&cursor=&limit=200&harvestMonth=")).Is(200).Body.Items().Count());
        Assert.Equal(
            (await people.Anyone.Get("/lots?urgent=7&limit=200")).Is(200).Text, (await people.Anyone.Get("/lots?urgent=true&limit=200")).Is(200).Text);
        (await people.Anyone.Get("/lots?urgent=soon")).Refuses(422, "request.invalid");
        (await people.Anyone.Get("/tonnage?by=&from=&to=&asOf=")).Is(200);
        (await people.Anyone.Get("/lots?limit=many")).Refuses(400, "request.bad-parameter");
    }

    [Fact]
    public async Task A_call_that_reads_no_body_does_not_take_a_form_either()
    {
        var lot = await people.PublicLot("50");
        (await (await people.Cooperative).PostText($"/lots/{lot}/publication", "a=b", "text/plain")).Refuses(415, "request.not-json");
        (await (await people.Cooperative).Send(HttpMethod.Post, $"/lots/{lot}/publication", null, null, null)).Refuses(409, "catalog.wrong-state");
    }

    [Fact]
    public async Task Outside_development_too_what_cannot_be_read_is_told_in_words()
    {
        await using var production = new InProduction();
        await production.InitializeAsync();
        var anyone = new Caller(production.Address);
        (await anyone.PostText("/tokens", "{")).Refuses(400, "request.malformed");
        (await anyone.Get("/lots?limit=many")).Refuses(400, "request.bad-parameter");
    }

    private sealed class InProduction : WebHost
    {
        protected override bool Demo => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }
    }
}
