using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>Somebody's script at the HTTP API: with a token, or anonymous.</summary>
internal sealed class Caller(Uri address, string? token = null)
{
    public const string Password = Demo.Password;

    private static readonly string[] Roots = ["/api", "/health", "/metrics", "/openapi", "/photos", "/covers", "/drawings", "/sitemap", "/robots", "/language", "/units", "/text"];

    // One pool of connections for all tests of the process.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    /// <summary>Signs in through <c>POST /tokens</c>.</summary>
    public static async Task<Caller> SignIn(Uri address, string phone, string password = Password)
    {
        var answer = await new Caller(address).Post("/tokens", new { phone, password });
        Assert.Equal(200, answer.Status);
        return new Caller(address, answer.Body.GetProperty("accessToken").GetString());
    }

    public Task<Answer> Get(string path, string? language = null) => Send(HttpMethod.Get, path, null, null, language);

    public Task<Answer> Post(string path, object body, string? key = null, string? language = null) => Send(HttpMethod.Post, path, JsonContent.Create(body), key, language);

    public Task<Answer> PostText(string path, string body, string type = "application/json") => Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, type), null, null);

    public Task<Answer> Put(string path, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return Send(HttpMethod.Put, path, content, null, null);
    }

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, string? key, string? language)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, (path.EndsWith(".svg", StringComparison.Ordinal) || Roots.Any(root => path.StartsWith(root, StringComparison.Ordinal))) ? path : "/api/v1" + path)) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (language is not null) request.Headers.Add("Accept-Language", language);
        using var response = await Http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString(), response.Headers.RetryAfter?.Delta);
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Text, string? Location, TimeSpan? RetryAfter)
{
    public JsonElement Body => JsonDocument.Parse(Text.Length == 0 ? "null" : Text).RootElement;

    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public Guid Id => Body.GetProperty("id").GetGuid();

    public string? State => Body.GetProperty("state").GetString();

    /// <summary>The answer itself when its status is this one; a failure tells what it said instead.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>A refusal with this rule's code and a sentence.</summary>
    public Answer Refuses(int status, string code)
    {
        Assert.True(Status == status && Code == code, $"expected {status} {code}, got {Status}: {Text}");
        Assert.Equal(status, Body.GetProperty("status").GetInt32());
        foreach (var member in (string[])["type", "title", "detail"]) Assert.NotEqual("", Body.GetProperty(member).GetString());
        return this;
    }
}

internal static class JsonReading
{
    public static long Grams(this JsonElement element, string member) => element.GetProperty(member).GetProperty("grams").GetInt64();

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string member = "items") => element.GetProperty(member).EnumerateArray();
}

/// <summary>The demo's people at the API of one host, and short cuts through the main job.</summary>
internal sealed class People(WebHost host)
{
    private static readonly Dictionary<string, Task<Caller>> Known = [];

    public Caller Anyone { get; } = new(host.Address);

    public Task<Caller> Liaison => As("19900000001");

    public Task<Caller> Cooperative => As("19900000002");

    public Task<Caller> Purchaser => As("19900000003");

    public Task<Caller> Approver => As("19900000004");

    public Task<Caller> Administrator => As("19900000006");

    public Task<Caller> Auditor => As("19900000008");

    public Task<Caller> Reviewer => As("19900000009");

    public static DateOnly Today => Foundation.Time.ChinaTime.DayOf(TimeProvider.System.GetUtcNow());

    /// <summary>The demo account of that phone; signed in once a host.</summary>
    public Task<Caller> As(string phone)
    {
        lock (Known)
        {
            var key = $"{host.Address} {phone}";
            return Known.TryGetValue(key, out var caller) ? caller : Known[key] = Caller.SignIn(host.Address, phone);
        }
    }

    public async Task<IReadOnlyList<string>> Households() => [.. (await (await Liaison).Get("/households")).Is(200).Body.Items().Select(row => row.Text("code"))];

    public static object Stock(string household, string kilograms = "200") => new
    {
        householdCode = household, produce = "mayang-bingtang-orange", grade = "A", weight = new { amount = kilograms, unit = "kg" }, wantedPrice = new { amount = "2.10", per = "kg" },
        harvestedOn = $"{Today.AddDays(-3):yyyy-MM-dd}", spoilsOn = $"{Today.AddDays(30):yyyy-MM-dd}", place = "村口", note = "",
    };

    public static object Lot(IEnumerable<Guid> stocks) => new
    {
        stockIds = stocks, title = "麻阳冰糖橙 一级", unitPrice = new { amount = "3.20", per = "kg" },
        tiers = new[] { new { from = new { amount = 1, unit = "t" }, unitPrice = new { amount = "3.00", per = "kg" } } },
        minimumOrder = new { amount = 100, unit = "kg" }, step = new { amount = 10, unit = "kg" }, certificateNo = "DEMO-431226-1", packaging = "筐", note = "",
    };

    public static object Order(Guid lot, string kilograms, string number = "PO-1") => new
    {
        memberPoNumber = number, lines = new[] { new { lotId = lot, weight = new { amount = kilograms, unit = "kg" } } }, deliverTo = "长沙市岳麓区 食堂",
        deliverOn = $"{Today.AddDays(3):yyyy-MM-dd}", paymentTerms = "net-30",
    };

    /// <summary>A public lot of that much from each of the demo liaison's eight households.</summary>
    public async Task<Guid> PublicLot(string kilogramsEach = "200")
    {
        var stocks = new List<Guid>();
        foreach (var household in await Households()) stocks.Add((await (await Liaison).Post("/stocks", Stock(household, kilogramsEach))).Is(201).Id);
        var lot = (await (await Cooperative).Post("/lots", Lot(stocks))).Is(201).Id;
        (await (await Cooperative).Post($"/lots/{lot}/publication", new { })).Is(200);
        Assert.Equal("published", (await (await Reviewer).Post($"/lots/{lot}/review", new { approve = true })).Is(200).State);
        return lot;
    }

    /// <summary>An approved order of that lot.</summary>
    public async Task<Guid> Approved(Guid lot, string kilograms)
    {
        var order = (await (await Purchaser).Post("/orders", Order(lot, kilograms))).Is(201);
        if (order.State == "awaiting-approval") (await (await Approver).Post($"/orders/{order.Id}/approval", new { approve = true })).Is(200);
        return order.Id;
    }

    /// <summary>Everything that was promised, weighed and sent.</summary>
    public async Task<Answer> Dispatched(Guid order)
    {
        var shares = (await (await Cooperative).Get($"/orders/{order}/allocation")).Is(200);
        return (await (await Cooperative).Post($"/orders/{order}/dispatches", Load(shares.Body))).Is(201);
    }

    public static object Load(JsonElement allocation, string conformity = "HGZ-1") => new
    {
        vehiclePlate = "湘N12345", slipNo = $"S{Random.Shared.NextInt64():x}", conformityNo = conformity, expectedArrival = TimeProvider.System.GetUtcNow().AddHours(8),
        lines = allocation.Items("lines").Select(line => new
        {
            lotId = line.Text("lotId"),
            weighings = line.Items("shares").Where(share => share.Grams("share") > 0).Select(share => new
            {
                householdCode = share.Text("householdCode"), gross = new { amount = share.Grams("share") + 20_000, unit = "g" }, tare = new { amount = 20, unit = "kg" },
                deduction = new { amount = 0, unit = "kg" },
            }),
        }),
    };
}
