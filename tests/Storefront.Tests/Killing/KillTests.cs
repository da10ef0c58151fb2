using ConsumerAid.Orders;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Tests.Killing;

/// <summary>The web process ends at any moment without a chance to tidy up.</summary>
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    public async Task What_was_acknowledged_survives_twenty_kills_and_nothing_hangs_or_counts_twice()
    {
        var database = await Databases.DemoAsync();
        await using var truth = new Truth(database);
        var before = await truth.Look(db => db.LedgerEntries().CountAsync());
        var settings = HostProcess.Settings(database, Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName);
        var trade = new Trade();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.StartAsync(settings);
            var people = new Desk(host.Address, trade);
            if (kill == 0) await people.Open();
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(people.Buy(stop.Token), people.Buy(stop.Token), people.Deliver(stop.Token), people.StartJobs(stop.Token, "orders.roll-up"));
            await AMoment(kill, trade, work);
            await host.KillAsync();
            await stop.CancelAsync();
            await work;
        }

        // Whoever heard nothing asks again with the same key.
        await using (var last = await HostProcess.StartAsync(settings)) await new Desk(last.Address, trade).AskAgain();
        Assert.True(trade.Ordered.Count >= Kills / 2, $"only {trade.Ordered.Count} orders were placed");
        Assert.True(trade.Accepted.Count > 3, $"only {trade.Accepted.Count} deliveries were accepted");
        var made = await truth.Look(db => db.LedgerEntries().CountAsync()) - before;
        Assert.InRange(await truth.RollUp(), 0, made - 1); // the others were counted by processes that were killed
        await truth.Holds(trade);
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
}
