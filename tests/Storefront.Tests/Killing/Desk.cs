using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ConsumerAid.Storefront.Tests.Journey;

namespace ConsumerAid.Storefront.Tests.Killing;

/// <summary>What somebody was told.</summary>
internal sealed class Trade
{
    public ConcurrentDictionary<string, Guid> Ordered { get; } = [];

    public ConcurrentDictionary<string, object> Unanswered { get; } = [];

    public ConcurrentQueue<Guid> Waiting { get; } = [];

    public ConcurrentDictionary<Guid, (Guid Lot, object Body)> Loads { get; } = [];

    public ConcurrentDictionary<Guid, Guid> Dispatched { get; } = [];

    public ConcurrentDictionary<Guid, bool> Accepted { get; } = [];

    public Dictionary<string, string> Tokens { get; } = [];

    public List<Guid> Lots { get; } = [];

    /// <summary>The administrator's browser: its session outlives any one process.</summary>
    public CookieContainer Office { get; } = new();

    public string FormToken { get; set; } = "";

    public int Turn;
}

/// <summary>People who trade through one process, until it is gone.</summary>
internal sealed class Desk(Uri address, Trade trade)
{
    private Caller As(string phone) => new(address, trade.Tokens[phone]);

    private Caller Purchaser => As("19900000003");

    private Caller Cooperative => As("19900000002");

    public async Task Open()
    {
        foreach (var phone in (string[])["19900000001", "19900000002", "19900000003", "19900000004", "19900000009"])
        {
            trade.Tokens[phone] = (await new Caller(address).Post("/tokens", new { phone, password = Caller.Password })).Is(200).Body.Text("accessToken");
        }

        var households = (await As("19900000001").Get("/households")).Is(200).Body.Items().Select(row => row.Text("code")).ToList();
        for (var at = 0; at < 3; at++)
        {
            var stocks = new List<Guid>();
            foreach (var household in households) stocks.Add((await As("19900000001").Post("/stocks", People.Stock(household, "2000"))).Is(201).Id);
            var lot = (await Cooperative.Post("/lots", People.Lot(stocks))).Is(201).Id;
            (await Cooperative.Post($"/lots/{lot}/publication", new { })).Is(200);
            (await As("19900000009").Post($"/lots/{lot}/review", new { approve = true })).Is(200);
            trade.Lots.Add(lot);
        }

        using var browser = Browser();
        using var answers = new FormUrlEncodedContent([new("Phone", "19900000006"), new("Password", Caller.Password), new("__RequestVerificationToken", await browser.FormToken("/sign-in"))]);
        (await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), answers)).Dispose();
        trade.FormToken = await browser.FormToken("/admin");
    }

    /// <summary>The administrator starts jobs at once from the dashboard, again and again.</summary>
    public async Task StartJobs(CancellationToken stop, params string[] jobs)
    {
        using var browser = Browser();
        await UntilKilled(stop, async () =>
        {
            using var form = new FormUrlEncodedContent([.. jobs.Select(job => KeyValuePair.Create("jobs[]", job)), KeyValuePair.Create("__RequestVerificationToken", trade.FormToken)]);
            using var answer = await browser.PostAsync(new Uri("/admin/jobs/recurring/trigger", UriKind.Relative), form, CancellationToken.None);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            await Task.Delay(250, CancellationToken.None);
        });
    }

    public Task Buy(CancellationToken stop) => UntilKilled(stop, async () =>
    {
        var turn = Interlocked.Increment(ref trade.Turn);
        var (key, body) = ($"kill-{turn}", People.Order(trade.Lots[turn % trade.Lots.Count], "100", $"PO-{turn.ToString(CultureInfo.InvariantCulture)}"));
        trade.Unanswered[key] = body;
        Heard(key, await Purchaser.Post("/orders", body, key));
    });

    public Task Deliver(CancellationToken stop) => UntilKilled(stop, async () =>
    {
        if (!trade.Waiting.TryDequeue(out var order))
        {
            await Task.Delay(10, CancellationToken.None);
            return;
        }

        try
        {
            await Deliver(order);
        }
        catch (Exception killed) when (killed is HttpRequestException or IOException)
        {
            // Asked again with the same keys when it is back.
            trade.Waiting.Enqueue(order);
            throw;
        }
    });

    private async Task Deliver(Guid order)
    {
        if (!trade.Loads.TryGetValue(order, out var load))
        {
            var shares = (await Cooperative.Get($"/orders/{order}/allocation")).Is(200).Body;
            trade.Loads[order] = load = (shares.Items("lines").Single().GetProperty("lotId").GetGuid(), People.Load(shares));
        }

        var sent = (await Cooperative.Post($"/orders/{order}/dispatches", load.Body, $"load-{order}")).Is(201).Id;
        trade.Dispatched[sent] = order;
        (await Purchaser.Post($"/dispatches/{sent}/acceptance", new { lines = new[] { new { lotId = load.Lot, accepted = new { amount = 99, unit = "kg" } } } }, $"accept-{order}")).Is(200);
        trade.Accepted[sent] = true;
    }

    public async Task AskAgain()
    {
        foreach (var (key, body) in trade.Unanswered) Heard(key, await Purchaser.Post("/orders", body, key));
    }

    private void Heard(string key, Answer answer)
    {
        trade.Unanswered.TryRemove(key, out _);
        if (answer.Status == 409) return; // sold out
        trade.Ordered[key] = answer.Is(201).Id;
        trade.Waiting.Enqueue(answer.Id);
    }

    private HttpClient Browser() => new(new HttpClientHandler { CookieContainer = trade.Office, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = address };

    private static async Task UntilKilled(CancellationToken stop, Func<Task> act)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await act();
            }
            catch (HttpRequestException)
            {
                return; // killed: nothing was acknowledged
            }
            catch (IOException)
            {
                return;
            }
        }
    }
}
