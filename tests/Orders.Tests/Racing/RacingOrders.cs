using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.Orders.Tests.Trading;

namespace ConsumerAid.Orders.Tests.Racing;

public sealed class RacingOrders
{
    [Theory, EachDatabase(false), EachDatabase(true)]
    public async Task Two_hundred_buyers_of_a_lot_for_fifty_buy_exactly_what_is_there(DatabaseProvider provider, bool dividedAtOnce)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([.. Enumerable.Repeat(500L, 10)]);
        var buyer = dividedAtOnce ? trading.OtherPurchaser : trading.Purchaser;
        var won = await Race(200, _ => trading.Place(buyer, (lot, 100)), "orders.not-enough");
        Assert.Equal(50, won);
        var after = await trading.Of(lot);
        Assert.Equal((Weight.Zero, Kg(5_000), LotState.SoldOut), (after.Free, after.Reserved, after.State));
        var orders = await trading.Market.Look(db => db.Orders().ToListAsync());
        Assert.Equal(50, orders.Count);
        Assert.All(orders, order => Assert.Equal(dividedAtOnce ? OrderState.Approved : order.Total < Money.FromYuan(2_000) ? OrderState.Approved : OrderState.AwaitingApproval, order.State));
        Assert.Equal(5_000_000, await trading.Market.Look(db => db.Shares().SumAsync(share => share.Weight.Grams)));
        Assert.True(await trading.Market.Look(db => db.Offers().AllAsync(offer => offer.Promised.Grams == offer.Offered.Grams)));
    }

    [Theory, EachDatabase]
    public async Task Orders_over_three_lots_in_different_order_block_nobody_for_ever(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lots = new[] { await trading.Lot([2_000, 2_000]), await trading.Lot([1_000, 2_000], firstHousehold: 2), await trading.Lot([1_000, 1_000], firstHousehold: 4) };
        int[][] orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1], [1, 2, 0], [0, 2, 1]];
        var won = await Race(120, i => trading.Place(trading.OtherPurchaser, [.. orders[i % 6].Select(lot => (lots[lot], 50L))]), "orders.not-enough");
        Assert.Equal(40, won);
        Assert.Equal([Kg(2_000), Kg(1_000), Weight.Zero], [(await trading.Of(lots[0])).Free, (await trading.Of(lots[1])).Free, (await trading.Of(lots[2])).Free]);
    }

    [Theory, EachDatabase]
    public async Task Fifty_approvals_cancellations_and_lapses_of_one_order_have_one_effect(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000, 1_000]);
        var placed = await trading.Place((lot, 2_000));
        var won = await Race(
            50,
            i => (i % 2) switch
            {
                0 => trading.Market.Send(new ApproveOrder(placed.Id, true, null), trading.Approver),
                _ => trading.Market.Send(new ApproveOrder(placed.Id, false, "不买了"), trading.Approver),
            },
            "orders.wrong-state", "request.changed-meanwhile");
        Assert.Equal(1, won);
        var (state, after) = ((await trading.Market.Look(db => db.Orders().SingleAsync())).State, await trading.Of(lot));
        Assert.Equal(state == OrderState.Approved ? Kg(2_000) : Weight.Zero, after.Reserved);
        Assert.Equal(after.Reserved.Grams, await trading.Market.Look(db => db.Offers().SumAsync(offer => offer.Promised.Grams)));
    }

    [Theory, EachDatabase]
    public async Task Orders_over_one_lot_approved_at_once_wait_for_each_other(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([.. Enumerable.Repeat(1_000L, 12)]);
        var placed = new List<Guid>();
        for (var i = 0; i < 12; i++) placed.Add((await trading.Place((lot, 1_000))).Id);
        Assert.Equal(12, await Race(12, i => trading.Market.Send(new ApproveOrder(placed[i], true, null), trading.Approver)));
        Assert.Equal(12_000_000, await trading.Market.Look(db => db.Shares().SumAsync(share => share.Weight.Grams)));
        Assert.True(await trading.Market.Look(db => db.Offers().AllAsync(offer => offer.Promised.Grams == 1_000_000)));
    }

    [Theory, EachDatabase]
    public async Task One_lorry_is_accepted_once_however_often_it_is_sent(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000]);
        var order = await trading.Approved((lot, 1_000));
        Assert.Equal(1, await Race(16, i => trading.Dispatch(order, $"S-{i}", (lot, [(1, 1_000_000)])), "orders.above-share", "request.changed-meanwhile", "orders.wrong-state"));
        var dispatch = await trading.Market.Look(db => db.Dispatches().SingleAsync());
        trading.Market.Clock.Advance(TimeSpan.FromHours(60));
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => trading.Market.Send(new AcceptSilent(), Actor.System)))).Sum());
        Assert.Equal((1_000_000, 1_000_000), (await trading.Sum(EntryType.Dispatched), await trading.Sum(EntryType.Accepted)));
        await Refused("orders.wrong-dispatch-state", () => trading.Accept(dispatch.Id, lot, 1_000_000));
    }

    /// <summary>Runs sixteen at a time and counts those that a rule did not refuse; any other failure, and any other rule, fails the test.</summary>
    private static async Task<int> Race<T>(int count, Func<int, Task<T>> act, params string[] refusals)
    {
        var won = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            try
            {
                await act(i);
                Interlocked.Increment(ref won);
            }
            catch (RuleBroken broken) when (refusals.Contains(broken is InvalidFields fields ? fields.Errors[0].Code : broken.Code))
            {
                // Lost the race, and was told so.
            }
        });
        return won;
    }
}
