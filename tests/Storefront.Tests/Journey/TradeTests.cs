using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>The steps of the trade beside the main way: cancellation on request, missing goods, a dispute over several lots.</summary>
[Collection(Demo.Name)]
public sealed class TradeTests(WebHost host)
{
    private readonly People people = new(host);

    [Fact]
    public async Task A_lot_by_itself_has_what_it_has_in_the_list()
    {
        var lot = await people.PublicLot();
        var one = (await people.Anyone.Get($"/lots/{lot}")).Is(200).Body;
        var listed = (await people.Anyone.Get("/lots?sort=newest")).Is(200).Body.Items().Single(item => item.GetProperty("id").GetGuid() == lot);
        Assert.All(listed.EnumerateObject(), member => Assert.Equal(member.Value.GetRawText(), one.GetProperty(member.Name).GetRawText()));
    }

    [Fact]
    public async Task Once_goods_have_left_a_cancellation_is_asked_for_and_the_cooperative_answers()
    {
        var (purchaser, cooperative, lots) = (await people.Purchaser, await people.Cooperative, await Lots());
        var order = await Ordered(lots);
        await Dispatched(order, lots[0]);
        Assert.Contains("CH-19", (await purchaser.Post($"/orders/{order}/cancellation", new { reason = "食堂停业" })).Is(422).Text, StringComparison.Ordinal);

        var (request, decision) = ($"/orders/{order}/cancellation-request", $"/orders/{order}/cancellation-request/decision");
        (await cooperative.Post(decision, new { agree = true })).Refuses(409, "orders.cancellation-not-asked");
        (await purchaser.Post(request, new { reason = "食堂停业" })).Is(200);
        Assert.Equal("食堂停业", (await cooperative.Get($"/orders/{order}")).Body.Items("parts").Single().Text("cancellationReason"));
        (await cooperative.Post(decision, new { reason = "?" })).Is(422);
        (await purchaser.Post(decision, new { agree = true })).Is(403);
        (await cooperative.Post(decision, new { agree = true })).Is(200);
        Assert.All((await purchaser.Get($"/orders/{order}")).Body.Items("lines"), line => Assert.Equal(0, line.Grams("open")));
        Assert.Equal(1_600_000, (await people.Anyone.Get($"/lots/{lots[1]}")).Is(200).Body.Grams("free"));
    }

    [Fact]
    public async Task What_a_household_lacks_is_divided_over_the_others()
    {
        var (cooperative, lot) = (await people.Cooperative, await people.PublicLot());
        var order = await people.Approved(lot, "800");
        var shares = await Shares(order, lot);
        var (code, share) = shares.First(pair => pair.Value > 0);
        object Missing(long grams) => new { lotId = lot, householdCode = code, weight = new { amount = grams, unit = "g" }, reason = "夜里被偷" };
        (await (await people.Purchaser).Post($"/orders/{order}/missing", Missing(share))).Is(403);
        (await cooperative.Post($"/orders/{order}/missing", Missing(share + 1))).Is(422);
        var answer = (await cooperative.Post($"/orders/{order}/missing", Missing(share))).Is(200).Body;
        Assert.Equal((2, 0L), (answer.GetProperty("run").GetInt32(), answer.Grams("shortage")));
        var after = await Shares(order, lot);
        Assert.Equal((800_000, 0), (after.Values.Sum(), after.GetValueOrDefault(code)));
    }

    [Fact]
    public async Task A_dispute_over_several_lots_is_decided_lot_by_lot()
    {
        var (purchaser, lots) = (await people.Purchaser, await Lots());
        var order = await Ordered(lots);
        var dispatch = await Dispatched(order, [.. lots]);
        (await purchaser.Post($"/dispatches/{dispatch}/arrival", new { slipNo = "A-1" })).Is(200);
        var weighed = lots.Select(lot => new { lotId = lot, accepted = Kilograms(90) });
        Assert.Equal("disputed", (await purchaser.Post($"/dispatches/{dispatch}/acceptance", new { lines = weighed })).Is(200).State);

        var administrator = await people.Administrator;
        Task<Answer> Decide(params (Guid Lot, int Kilograms)[] lines) => administrator.Post(
            $"/dispatches/{dispatch}/dispute/decision", new { lines = lines.Select(line => new { lotId = line.Lot, accepted = Kilograms(line.Kilograms) }), reason = "磅单有照片" });
        (await Decide((lots[0], 95))).Is(422);
        (await Decide((lots[0], 95), (lots[0], 96), (lots[1], 90))).Is(422);
        (await Decide((lots[0], 101), (lots[1], 90))).Is(422);
        Assert.Equal("accepted", (await Decide((lots[0], 95), (lots[1], 90))).Is(200).State);
        var lines = (await purchaser.Get($"/orders/{order}")).Body.Items("lines").ToDictionary(line => line.GetProperty("lotId").GetGuid(), line => line.Grams("accepted"));
        Assert.Equal((95_000L, 90_000L), (lines[lots[0]], lines[lots[1]]));
    }

    private static object Kilograms(int number) => new { amount = number, unit = "kg" };

    private async Task<IReadOnlyList<Guid>> Lots() => [await people.PublicLot(), await people.PublicLot()];

    /// <summary>An approved order of 100 kg of each.</summary>
    private async Task<Guid> Ordered(IEnumerable<Guid> lots) => (await (await people.Purchaser).Post("/orders", new
    {
        lines = lots.Select(lot => new { lotId = lot, weight = Kilograms(100) }), deliverTo = "长沙市岳麓区 食堂", deliverOn = $"{People.Today.AddDays(3):yyyy-MM-dd}", paymentTerms = "on-receipt",
    })).Is(201).Id;

    private async Task<Dictionary<string, long>> Shares(Guid order, Guid lot) =>
        (await (await people.Cooperative).Get($"/orders/{order}/allocation")).Is(200).Body.Items("lines").Single(line => line.GetProperty("lotId").GetGuid() == lot)
            .Items("shares").ToDictionary(share => share.Text("householdCode"), share => share.Grams("share"));

    /// <summary>All that the division asks of these lots leaves, weighed exactly.</summary>
    private async Task<Guid> Dispatched(Guid order, params Guid[] lots)
    {
        var lines = new List<object>();
        foreach (var lot in lots)
        {
            var weighings = (await Shares(order, lot)).Where(share => share.Value > 0).Select(share => new { householdCode = share.Key, gross = new { amount = share.Value, unit = "g" } });
            lines.Add(new { lotId = lot, weighings });
        }

        return (await (await people.Cooperative).Post($"/orders/{order}/dispatches", new
        {
            vehiclePlate = "湘N12345", slipNo = $"S-{order}", conformityNo = "HGZ-1", expectedArrival = TimeProvider.System.GetUtcNow().AddHours(8), lines,
        })).Is(201).Id;
    }
}
