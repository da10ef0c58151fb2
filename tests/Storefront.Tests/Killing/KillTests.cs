using System.Collections.Concurrent;
using System.Globalization;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Killing;

/// <summary>The web process ends at any moment without a chance to tidy up.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    public async Task What_was_acknowledged_survives_twenty_kills_and_nothing_hangs_or_counts_twice()
    {
        var database = await Databases.DemoAsync();
        var settings = HostProcess.Settings(database, Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName);
        var trade = new Trade();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(settings);
            var people = new Desk(host.Address, trade);
            if (kill == 0) await people.Open();
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(people.Buy(stop.Token), people.Buy(stop.Token), people.Deliver(stop.Token), Task.Run(() => Count(database, stop.Token)));
            await AMoment(kill, trade, work);
            await host.KillAsync();
            await stop.CancelAsync();
            await work;
        }

        // Whoever heard nothing asks again with the same key.
        await using (var last = await HostProcess.StartAsync(settings)) await new Desk(last.Address, trade).AskAgain();
        Assert.True(trade.Ordered.Count >= Kills / 2, $"only {trade.Ordered.Count} orders were placed");
        Assert.True(trade.Accepted.Count > 3, $"only {trade.Accepted.Count} deliveries were accepted");
        await NothingIsMissing(database, trade);
    }

    /// <summary>Any moment: every fourth kill soon after the start, the others a little after an order, or a delivery, was acknowledged, so that slow machines too get something done.</summary>
    private static async Task AMoment(int kill, Trade trade, Task work)
    {
        var (ordered, accepted) = (trade.Ordered.Count, trade.Accepted.Count);
        for (var waited = 0; kill % 4 != 0 && !work.IsFaulted && waited < 60_000; waited += 20)
        {
            if (kill % 2 == 0 ? trade.Ordered.Count > ordered : trade.Accepted.Count > accepted) break;
            await Task.Delay(20);
        }

        await Task.Delay(Random.Shared.Next(20, 400));
    }

    /// <summary>Roll-ups run all the while, in this process: a second writer beside the one that is killed. On a thread of its own, for SQLite answers without ever waiting.</summary>
    private static async Task Count(DatabaseSettings database, CancellationToken cancellation)
    {
        await using var services = Databases.Wire(database).BuildServiceProvider();
        while (!cancellation.IsCancellationRequested)
        {
            await MarketHost.SendAsSystem(services, new RollUp(Batch: 7), default);
            await Task.Delay(20, default(CancellationToken));
        }
    }

    private static async Task NothingIsMissing(DatabaseSettings database, Trade trade)
    {
        await using var services = Databases.Wire(database).BuildServiceProvider();
        await MarketHost.SendAsSystem(services, new RollUp(), default);
        Assert.Equal(0, await MarketHost.SendAsSystem(services, new CompareRollUps(), default));
        var verdict = await MarketHost.SendAsSystem(services, new VerifyLedger(), default);
        Assert.True(verdict.Ok, verdict.FirstBroken);

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        var orders = await db.Orders().ToDictionaryAsync(order => order.Id, order => order.State);
        Assert.All(trade.Ordered.Values, id => Assert.Contains(id, orders.Keys));
        Assert.Equal(trade.Ordered.Count, trade.Ordered.Values.Distinct().Count());
        var dispatches = await db.Dispatches().ToDictionaryAsync(dispatch => dispatch.Id, dispatch => dispatch.State);
        Assert.All(trade.Dispatched.Keys, id => Assert.Contains(id, dispatches.Keys));
        Assert.All(trade.Accepted.Keys, id => Assert.Equal(DispatchState.Accepted, dispatches[id]));
        foreach (var lot in await db.Lots().ToListAsync())
        {
            var held = await db.OrderLines().Where(line => line.LotId == lot.Id).Select(line => line.Ordered.Grams - line.Released.Grams - line.Taken.Grams).SumAsync();
            Assert.Equal((lot.Id, held), (lot.Id, lot.Reserved.Grams));
            Assert.Equal(lot.Estimated.Grams, lot.Free.Grams + lot.Reserved.Grams + lot.Dispatched.Grams + lot.Withdrawn.Grams);
        }

        // Each accepted kilogram stands in the ledger once.
        var accepted = await db.DispatchLines().Select(line => line.Accepted.Grams).SumAsync();
        Assert.Equal(accepted, await db.LedgerEntries().Where(entry => entry.CountsAs == Foundation.Ledger.EntryType.Accepted).Select(entry => entry.Weight.Grams).SumAsync());
    }

    /// <summary>What somebody was told.</summary>
    private sealed class Trade
    {
        public ConcurrentDictionary<string, Guid> Ordered { get; } = [];

        public ConcurrentDictionary<string, object> Unanswered { get; } = [];

        public ConcurrentQueue<Guid> Waiting { get; } = [];

        public ConcurrentDictionary<Guid, (Guid Lot, object Body)> Loads { get; } = [];

        public ConcurrentDictionary<Guid, Guid> Dispatched { get; } = [];

        public ConcurrentDictionary<Guid, bool> Accepted { get; } = [];

        public Dictionary<string, string> Tokens { get; } = [];

        public List<Guid> Lots { get; } = [];

        public int Turn;
    }

    private sealed class Desk(Uri address, Trade trade)
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
}
