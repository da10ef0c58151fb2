using System.Globalization;
using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>The main job through the HTTP API, by its roles: every shape that scripts rely on.</summary>
[Collection(Demo.Name)]
public sealed partial class MainJourneyTests(WebHost host)
{
    private readonly People people = new(host);

    [Fact]
    public async Task The_main_job_runs_from_a_household_s_stock_to_its_line_in_the_ledger()
    {
        var (liaison, cooperative, purchaser, approver) = (await people.Liaison, await people.Cooperative, await people.Purchaser, await people.Approver);

        var rows = (await liaison.Get("/households")).Is(200).Body;
        Assert.Equal(8, rows.Items().Count());
        Assert.Null(rows.GetProperty("next").GetString());
        Assert.All(rows.Items(), row =>
        {
            Assert.Matches(HouseholdCode(), row.Text("code"));
            Assert.NotEqual("", row.Text("name"));
            Assert.StartsWith("431226", row.GetProperty("village").Text("code"), StringComparison.Ordinal);
            Assert.NotEqual("", row.GetProperty("village").Text("name"));
        });
        var households = rows.Items().Select(row => row.Text("code")).ToList();
        var before = await Accepted(households);

        var stocks = new List<Guid>();
        foreach (var household in households)
        {
            var recorded = (await liaison.Post("/stocks", People.Stock(household, "1500"))).Is(201);
            Assert.Equal($"/api/v1/stocks/{recorded.Id}", recorded.Location);
            stocks.Add(recorded.Id);
        }

        var lot = await Listed(stocks);

        // 3. Ordered, divided in advance, approved by somebody else.
        var preview = (await cooperative.Get($"/lots/{lot}/allocation-preview?weight=6&unit=t")).Is(200).Body;
        Assert.True(preview.GetProperty("provisional").GetBoolean());
        var placed = (await purchaser.Post("/orders", People.Order(lot, "6000"))).Is(201);
        Assert.Equal($"/api/v1/orders/{placed.Id}", placed.Location);
        Assert.Equal("awaiting-approval", placed.State);
        Assert.Equal(6_000 * 300, placed.Body.GetProperty("total").GetProperty("fen").GetInt64()); // the tier from one tonne up
        Assert.NotEqual("", placed.Body.Text("number"));
        Assert.True((await purchaser.Get($"/orders/{placed.Id}/allocation")).Is(200).Body.GetProperty("provisional").GetBoolean());
        (await purchaser.Post($"/orders/{placed.Id}/approval", new { approve = true })).Is(403);
        Assert.Equal("approved", (await approver.Post($"/orders/{placed.Id}/approval", new { approve = true })).Is(200).State);

        var stored = (await cooperative.Get($"/orders/{placed.Id}/allocation")).Is(200).Body;
        Assert.False(stored.GetProperty("provisional").GetBoolean());
        var line = Assert.Single(stored.Items("lines"));
        Assert.Equal((lot, 6_000_000), (line.GetProperty("lotId").GetGuid(), line.Grams("weight")));
        var shares = line.Items("shares").ToDictionary(share => share.Text("householdCode"), share => share.Grams("share"));
        Assert.Equal(6_000_000, shares.Values.Sum());
        Assert.Equal(shares, preview.Items("lines").Single().Items("shares").ToDictionary(share => share.Text("householdCode"), share => share.Grams("share")));
        Assert.All(line.Items("shares"), share =>
        {
            Assert.Contains(share.Text("householdCode"), households);
            Assert.InRange(share.Grams("share"), 0, share.Grams("offer"));
            Assert.Equal(0, share.Grams("share") % 10_000);
            Assert.InRange(share.GetProperty("needWeight").GetInt32(), 50, 300);
            Assert.InRange(share.Grams("alreadySold"), 0, long.MaxValue);
            Assert.NotEqual("", share.Text("reason"));
        });
        Assert.All((await purchaser.Get($"/orders/{placed.Id}/allocation")).Is(200).Body.Items("lines").Single().Items("shares"), share =>
        {
            Assert.DoesNotContain("HH-", share.ToString(), StringComparison.Ordinal);
            foreach (var hidden in (string[])["needWeight", "offer", "alreadySold"]) Assert.True(!share.TryGetProperty(hidden, out var value) || value.ValueKind == System.Text.Json.JsonValueKind.Null, hidden);
            Assert.DoesNotMatch("脱贫|监测", share.Text("reason"));
        });

        // 4. Sent, 5. weighed by the buyer: two per cent less arrive, 60 kg are refused.
        var sent = (await cooperative.Post($"/orders/{placed.Id}/dispatches", People.Load(stored))).Is(201);
        Assert.Equal(6_000_000, sent.Body.Grams("net"));
        Assert.NotEqual("", sent.Body.Text("number"));
        Assert.Equal("arrived", (await purchaser.Post($"/dispatches/{sent.Id}/arrival", new { arrivedAt = TimeProvider.System.GetUtcNow(), slipNo = "A1" })).Is(200).State);
        var taken = (await purchaser.Post($"/dispatches/{sent.Id}/acceptance", new
        {
            lines = new[] { new { lotId = lot, accepted = new { amount = "5820", unit = "kg" }, rejected = new { amount = 60, unit = "kg" }, reason = "碰伤" } },
        })).Is(200);
        Assert.Equal("accepted", taken.State);

        var order = (await purchaser.Get($"/orders/{placed.Id}")).Is(200).Body;
        Assert.Equal("completed", order.Text("state"));
        Assert.Equal(5_820 * 300, order.GetProperty("amount").GetProperty("fen").GetInt64());

        await Rolled();
        await InTheLedger(households, before, lot, shares);
        var verdict = await host.In(scope => scope.GetRequiredService<IMediator>().Send(new VerifyLedger()));
        Assert.True(verdict.Ok, verdict.FirstBroken);
    }

    /// <summary>2. Bundled, asked for, let through by the county; then everybody finds it.</summary>
    private async Task<Guid> Listed(IReadOnlyList<Guid> stocks)
    {
        var (cooperative, reviewer) = (await people.Cooperative, await people.Reviewer);
        var made = (await cooperative.Post("/lots", People.Lot(stocks))).Is(201);
        Assert.Equal($"/api/v1/lots/{made.Id}", made.Location);
        (await cooperative.Post("/lots", People.Lot(stocks))).Refuses(422, "request.invalid"); // they are in a lot now
        (await people.Anyone.Get($"/lots/{made.Id}")).Refuses(404, "request.not-found");
        (await reviewer.Post($"/lots/{made.Id}/review", new { approve = true })).Refuses(409, "catalog.wrong-state");
        Assert.Equal("in-review", (await cooperative.Post($"/lots/{made.Id}/publication", new { })).Is(200).State);
        (await cooperative.Post($"/lots/{made.Id}/review", new { approve = true })).Is(403);
        (await people.Anyone.Get($"/lots/{made.Id}")).Is(404);
        Assert.Equal("published", (await reviewer.Post($"/lots/{made.Id}/review", new { approve = true })).Is(200).State);

        // The households' price: 70 % of the price, unless they wanted more.
        Assert.Equal(224_000, (await cooperative.Get($"/lots/{made.Id}")).Is(200).Body.GetProperty("householdPrice").GetProperty("fenPerTonne").GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await people.Anyone.Get($"/lots/{made.Id}")).Is(200).Body.GetProperty("householdPrice").ValueKind);

        var found = (await people.Anyone.Get("/lots?produce=mayang-bingtang-orange&county=431226&limit=200")).Is(200).Body.Items().Single(lot => lot.GetProperty("id").GetGuid() == made.Id);
        Assert.Equal(("mayang-bingtang-orange", "麻阳冰糖橙"), (found.GetProperty("produce").Text("code"), found.GetProperty("produce").Text("name")));
        Assert.Equal(("431226", "麻阳苗族自治县"), (found.GetProperty("county").Text("code"), found.GetProperty("county").Text("name")));
        Assert.Equal(("A", "published", "DEMO-431226-1"), (found.Text("grade"), found.Text("state"), found.Text("certificateNo")));
        Assert.Equal(("3.20", "kg", 320_000), (found.GetProperty("unitPrice").Text("amount"), found.GetProperty("unitPrice").Text("per"), found.GetProperty("unitPrice").GetProperty("fenPerTonne").GetInt64()));
        Assert.Equal((10_000, 100_000, 12_000_000), (found.Grams("step"), found.Grams("minimumOrder"), found.Grams("free")));
        Assert.Equal($"{People.Today.AddDays(30):yyyy-MM-dd}", found.Text("spoilsOn"));
        foreach (var member in (string[])["households", "reserved"]) Assert.Equal(System.Text.Json.JsonValueKind.Null, found.GetProperty(member).ValueKind); // under ten households
        return made.Id;
    }

    /// <summary>6. Every kilogram under the household that grew it, and in the public totals.</summary>
    private async Task InTheLedger(IReadOnlyList<string> households, Dictionary<string, long> before, Guid lot, Dictionary<string, long> shares)
    {
        var sums = (Dispatched: 0L, Accepted: 0L, Rejected: 0L, Spoiled: 0L);
        foreach (var household in households)
        {
            var tonnage = (await (await people.Liaison).Get($"/households/{household}/tonnage")).Is(200).Body;
            Assert.Equal(household, tonnage.Text("householdCode"));
            Assert.Equal(0, tonnage.GetProperty("pending").GetInt32());
            Assert.True(tonnage.GetProperty("asOf").TryGetDateTimeOffset(out _));
            Assert.NotEmpty(tonnage.Items("byMonth"));
            var own = tonnage.Items("byLot").SingleOrDefault(row => row.GetProperty("lotId").GetGuid() == lot);
            if (shares.GetValueOrDefault(household) == 0) continue;
            Assert.Equal(shares[household], own.Grams("dispatched"));
            Assert.Equal(before[household] + own.Grams("accepted"), tonnage.Grams("accepted"));
            Assert.Equal(own.Grams("dispatched"), own.Grams("accepted") + own.Grams("rejected") + own.Grams("spoiled"));
            sums = (sums.Dispatched + own.Grams("dispatched"), sums.Accepted + own.Grams("accepted"), sums.Rejected + own.Grams("rejected"), sums.Spoiled + own.Grams("spoiled"));
        }

        Assert.Equal((6_000_000, 5_820_000, 60_000, 120_000), sums);
        var impact = (await people.Anyone.Get("/impact")).Is(200).Body;
        Assert.Matches(Hash(), impact.Text("seal"));
        foreach (var figure in impact.Items("figures"))
        {
            foreach (var member in (string[])["key", "unit", "definition", "coverage", "href"]) Assert.NotEqual("", figure.Text(member));
            var rows = (await people.Anyone.Get(figure.Text("href"))).Is(200).Body;
            var sum = rows.Items().Sum(row => row.GetProperty(figure.Text("member")) switch
            {
                { ValueKind: System.Text.Json.JsonValueKind.Number } number => number.GetInt64(),
                { ValueKind: System.Text.Json.JsonValueKind.Null } => 0,
                var value => value.TryGetProperty("grams", out var grams) ? grams.GetInt64() : value.GetProperty("fen").GetInt64(),
            });
            Assert.True(figure.GetProperty("value").GetInt64() == sum, $"{figure} is not the sum {sum} of {figure.Text("href")}");
        }
    }

    private async Task<Dictionary<string, long>> Accepted(IReadOnlyList<string> households)
    {
        await Rolled();
        var sums = new Dictionary<string, long>();
        foreach (var household in households) sums[household] = (await (await people.Liaison).Get($"/households/{household}/tonnage")).Is(200).Body.Grams("accepted");
        return sums;
    }

    private Task Rolled() => host.In(async scope =>
    {
        while ((await scope.GetRequiredService<IMediator>().Send(new RollUp())) > 0)
        {
        }

        return 0;
    });

    [GeneratedRegex("^HH-[0-9]{6}-[0-9]{6}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HouseholdCode();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hash();
}
