using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Api;

/// <summary>Somebody of the demo who calls the API, by the end of the phone number.</summary>
internal sealed class Caller(HttpClient client)
{
    public const string Orange = "mayang-bingtang-orange";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Caller> Of(WebHost host, int number)
    {
        var client = host.Browse();
        var answer = await client.PostAsJsonAsync("/api/v1/tokens", new { phone = $"199000000{number:00}", password = Demo.Password }, Stop);
        var token = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!["accessToken"]!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Caller(client);
    }

    public Task<JsonNode> Get(string path) => Told(HttpMethod.Get, path, null, HttpStatusCode.OK);

    /// <summary>Posts what must be done.</summary>
    public async Task<JsonNode> Post(string path, object body)
    {
        var (status, answer) = await Try(path, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{path}: {status} {answer}");
        return answer;
    }

    /// <summary>Posts what may be refused.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Answer)> Try(string path, object body)
    {
        using var sent = JsonContent.Create(body);
        using var answer = await client.PostAsync($"/api/v1{path}", sent, Stop);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!);
    }

    private async Task<JsonNode> Told(HttpMethod method, string path, object? body, HttpStatusCode due)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == due, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}

/// <summary>Lots, orders and dispatches of the demo's county, made through the API by its people.</summary>
internal sealed class Market(Caller liaison, Caller cooperative, Caller purchaser, Caller reviewer, Caller administrator)
{
    public Caller Cooperative => cooperative;

    public Caller Purchaser => purchaser;

    public Caller Administrator => administrator;

    public static async Task<Market> Of(WebHost host) =>
        new(await Caller.Of(host, 1), await Caller.Of(host, 2), await Caller.Of(host, 3), await Caller.Of(host, 9), await Caller.Of(host, 6));

    /// <summary>A lot on sale of so many households' 100 kg each, at ¥3.20 a kilogram.</summary>
    public async Task<string> Lot(int households = 2)
    {
        var stocks = new List<string>();
        foreach (var household in (await liaison.Get("/households"))["items"]!.AsArray().Take(households))
        {
            var day = await Now();
            stocks.Add((string)(await liaison.Post("/stocks", new
            {
                householdCode = (string)household!["code"]!, produce = Caller.Orange, grade = "A", weight = new { amount = "100", unit = "kg" }, wantedPrice = new { amount = "2.00", per = "kg" },
                harvestedOn = $"{day:yyyy-MM-dd}", spoilsOn = $"{day.AddDays(20):yyyy-MM-dd}",
            }))["id"]!);
        }

        var lot = (string)(await cooperative.Post("/lots", new
        {
            stockIds = stocks, title = "冰糖橙", unitPrice = new { amount = "3.20", per = "kg" }, minimumOrder = new { amount = "10", unit = "kg" }, step = new { amount = "10", unit = "kg" },
            certificateNo = "DEMO-431226-1",
        }))["id"]!;
        await cooperative.Post($"/lots/{lot}/publication", new { });
        await reviewer.Post($"/lots/{lot}/review", new { approve = true });
        return lot;
    }

    /// <summary>An order below the limit of approval, divided at once.</summary>
    public async Task<string> Order(params (string Lot, int Kilograms)[] lines) => (string)(await purchaser.Post("/orders", new
    {
        lines = lines.Select(line => new { lotId = line.Lot, weight = new { amount = line.Kilograms, unit = "kg" } }), deliverTo = "长沙市岳麓区食堂",
        deliverOn = $"{(await Now()).AddDays(3):yyyy-MM-dd}", paymentTerms = "on-receipt",
    }))["id"]!;

    /// <summary>All that the division asks of these lots leaves, weighed exactly.</summary>
    public async Task<string> Dispatch(string order, params string[] lots)
    {
        var shares = (await cooperative.Get($"/orders/{order}/allocation"))["lines"]!.AsArray().Where(line => lots.Contains((string)line!["lotId"]!));
        return (string)(await cooperative.Post($"/orders/{order}/dispatches", new
        {
            vehiclePlate = "湘N12345", slipNo = $"S-{order}", conformityNo = "HGZ-1", expectedArrival = $"{(await Now()).AddDays(1):O}",
            lines = shares.Select(line => new
            {
                lotId = (string)line!["lotId"]!,
                weighings = line["shares"]!.AsArray().Where(share => (long)share!["share"]!["grams"]! > 0)
                    .Select(share => new { householdCode = (string)share!["householdCode"]!, gross = new { amount = (long)share["share"]!["grams"]!, unit = "g" } }),
            }),
        }))["id"]!;
    }

    // By the product's own clock, in China.
    private async Task<DateTimeOffset> Now() => DateTimeOffset.Parse((string)(await purchaser.Get("/impact"))["asOf"]!, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(8));

    public static object Kilograms(int number) => new { amount = number, unit = "kg" };
}
