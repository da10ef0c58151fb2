using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Killing;

/// <summary>What must hold in a database, whatever happened to those who wrote to it.</summary>
internal sealed class Truth(DatabaseSettings database) : IAsyncDisposable
{
    private readonly ServiceProvider services = Databases.Wire(database).BuildServiceProvider();

    public async Task<T> Look<T>(Func<MarketDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<MarketDb>());
    }

    /// <summary>Rolls up what is left, and answers how many entries that were.</summary>
    public Task<int> RollUp() => MarketHost.SendAsSystem(services, new RollUp(), default);

    /// <summary>Whatever was acknowledged is there, once; roll-ups equal entries; no reservation hangs; each accepted kilogram stands in the ledger once.</summary>
    public async Task Holds(Trade trade)
    {
        Assert.Equal(0, await MarketHost.SendAsSystem(services, new CompareRollUps(), default));
        var verdict = await MarketHost.SendAsSystem(services, new VerifyLedger(), default);
        Assert.True(verdict.Ok, verdict.FirstBroken);

        var orders = await Look(db => db.Orders().ToDictionaryAsync(order => order.Id, order => order.State));
        Assert.All(trade.Ordered.Values, id => Assert.Contains(id, orders.Keys));
        Assert.Equal(trade.Ordered.Count, trade.Ordered.Values.Distinct().Count());
        var dispatches = await Look(db => db.Dispatches().ToDictionaryAsync(dispatch => dispatch.Id, dispatch => dispatch.State));
        Assert.All(trade.Dispatched.Keys, id => Assert.Contains(id, dispatches.Keys));
        Assert.All(trade.Accepted.Keys, id => Assert.Equal(DispatchState.Accepted, dispatches[id]));

        var held = await Look(db => db.OrderLines().GroupBy(line => line.LotId)
            .Select(lines => new { lines.Key, Grams = lines.Sum(line => line.Ordered.Grams - line.Released.Grams - line.Taken.Grams) }).ToDictionaryAsync(lines => lines.Key, lines => lines.Grams));
        foreach (var lot in await Look(db => db.Lots().ToListAsync()))
        {
            Assert.Equal((lot.Id, held.GetValueOrDefault(lot.Id)), (lot.Id, lot.Reserved.Grams));
            Assert.Equal(lot.Estimated.Grams, lot.Free.Grams + lot.Reserved.Grams + lot.Dispatched.Grams + lot.Withdrawn.Grams);
        }

        // By lorry and line, so that what one has twice cannot hide behind what another has not at all.
        var delivered = await Look(db => db.DispatchLines().Where(line => line.Accepted.Grams > 0).ToDictionaryAsync(line => (line.DispatchId, line.LineId), line => line.Accepted.Grams));
        var counted = await Look(db => db.LedgerEntries().Where(entry => entry.CountsAs == EntryType.Accepted).GroupBy(entry => new { entry.DispatchId, entry.LineId })
            .Select(entries => new { entries.Key, Grams = entries.Sum(entry => entry.Weight.Grams) }).ToDictionaryAsync(entries => (entries.Key.DispatchId, entries.Key.LineId), entries => entries.Grams));
        Assert.Equal(delivered, counted);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
