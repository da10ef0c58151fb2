using System.Data.Common;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static ConsumerAid.Orders.Tests.Trading;

namespace ConsumerAid.Orders.Tests.Reading;

public sealed class ReadingOrders
{
    [Theory, EachDatabase]
    public async Task Lists_go_on_where_the_page_before_ended(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([5_000]);
        var placed = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            placed.Add((await trading.Place((lot, i % 2 == 0 ? 100 : 1_000))).Id);
            if (i == 3) trading.Market.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var (seen, cursor, pages) = (new List<OrderRow>(), (string?)null, 0);
        do
        {
            var page = await trading.Market.Send(new FindOrders(Cursor: cursor, Limit: 3), trading.Purchaser);
            seen.AddRange(page.Items);
            (cursor, pages) = (page.Next, pages + 1);
        }
        while (cursor is not null);

        Assert.Equal((3, 7), (pages, seen.Select(row => row.Id).Distinct().Count()));
        Assert.Equal(placed.ToHashSet(), seen.Select(row => row.Id).ToHashSet());
        Assert.Equal(seen.OrderByDescending(row => row.PlacedAt).Select(row => row.PlacedAt), seen.Select(row => row.PlacedAt));
        Assert.Equal(3, (await trading.Market.Send(new FindOrders(OrderState.AwaitingApproval), trading.Purchaser)).Items.Count);
        var own = await trading.Market.Send(new FindOrders(OrderState.Approved), trading.Clerk);
        Assert.All(own.Items, row => Assert.Equal((OrderState.Approved, 1, Kg(100), "第一成员单位"), (row.State, row.Lots, row.Ordered, row.MemberName)));
        Assert.Equal(4, own.Items.Count);
        Assert.Empty((await trading.Market.Send(new FindOrders(), trading.OtherClerk)).Items);
        Assert.Equal(7, (await trading.Market.Send(new FindOrders(Cursor: "no cursor of ours"), trading.Administrator)).Items.Count);
        Assert.Single((await trading.Market.Send(new FindOrders(Search: own.Items[0].Number), trading.Administrator)).Items);
    }

    [Theory, EachDatabase]
    public async Task Each_side_reads_of_a_delivery_what_it_needs(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var (mine, others) = (await trading.Lot([600, 600]), await trading.Lot([300], cooperative: trading.OtherCooperative, produce: Tea, firstHousehold: 9));
        var order = await trading.Approved((mine, 1_000), (others, 300));
        var liaison = await Liaison(trading, 1, 9);

        var waiting = Assert.Single(await trading.Market.Send(new OrdersToDispatch(), trading.Clerk));
        Assert.Equal((1, 2, Kg(1_000), Kg(1_000)), (waiting.Lots, waiting.Households, waiting.Ordered, waiting.Open));
        var collect = await trading.Market.Send(new CollectionList(), liaison);
        Assert.Equal([Household(1), Household(9)], collect.Select(row => row.HouseholdCode));
        Assert.Equal(("农户1", "甜园合作社", Kg(600)), (collect[0].HouseholdName, collect[0].CooperativeName, collect[0].Remaining));
        var picks = (await trading.Market.Send(new GetPickList(order), trading.Clerk))!;
        Assert.Equal([Household(1), Household(2)], picks.Picks.Select(pick => pick.HouseholdCode));
        Assert.Equal(("L-000001", "联络人", "一村"), (picks.Picks[0].LiaisonCode, picks.Picks[0].LiaisonName, picks.Picks[0].Village));
        Assert.Null(picks.Picks[1].LiaisonCode);
        Assert.Null(await trading.Market.Send(new GetPickList(order), Works("U-9", trading.Member, Roles.Cooperative)));

        var left = await trading.Dispatch(order, "S-1", (mine, [(1, 600_000), (2, 100_000)]));
        Assert.Equal(Kg(300), Assert.Single(await trading.Market.Send(new OrdersToDispatch(), trading.Clerk)).Open);
        Assert.Equal(Household(9), Assert.Single(await trading.Market.Send(new CollectionList(), liaison)).HouseholdCode);
        var coming = Assert.Single(await trading.Market.Send(new DeliveriesToAccept(), trading.Purchaser));
        Assert.Equal((left.Id, Kg(700), "甜园合作社"), (coming.Id, coming.Net, coming.CooperativeName));
        Assert.Empty(await trading.Market.Send(new DeliveriesToAccept(), trading.OtherPurchaser));

        var own = (await trading.Market.Send(new GetDispatch(left.Id), trading.Clerk))!;
        Assert.Equal([(Household(1), "农户1"), (Household(2), "农户2")], own.Lines[0].Weighings.Select(weighing => (weighing.HouseholdCode!, weighing.HouseholdName!)));
        Assert.Equal((Kg(686), Kg(714)), (own.Lines[0].Least, own.Lines[0].Most));
        var theirs = (await trading.Market.Send(new GetDispatch(left.Id), trading.Purchaser))!;
        Assert.All(theirs.Lines[0].Weighings, weighing => Assert.Equal((null, null), (weighing.HouseholdCode, weighing.HouseholdName)));
        var aliases = (await trading.Market.Send(new GetAllocation(order), trading.Purchaser))!.Lines[0].Shares.Select(share => share.Alias);
        Assert.Subset(aliases.ToHashSet(), theirs.Lines[0].Weighings.Select(weighing => weighing.Alias).ToHashSet());
        Assert.Null(await trading.Market.Send(new GetDispatch(left.Id), trading.OtherClerk));
        Assert.Null(await trading.Market.Send(new GetDispatch(left.Id), trading.OtherPurchaser));

        await trading.Arrive(left.Id);
        Assert.Equal(("orders.standing-to-accept", NextActor.Purchaser), Standing(await trading.Market.Send(new GetOrder(order), trading.Purchaser)));
        Assert.Equal(("orders.standing-to-dispatch", NextActor.Cooperative), Standing(await trading.Market.Send(new GetOrder(order), trading.OtherClerk)));
        await trading.Accept(left.Id, mine, 500_000);
        Assert.Equal(left.Id, Assert.Single(await trading.Market.Send(new Disputes(), trading.Administrator)).Id);
        Assert.Equal(("orders.standing-disputed", NextActor.Administrator), Standing(await trading.Market.Send(new GetOrder(order), trading.Purchaser)));
        await trading.Market.Send(new DecideDispute(left.Id, true, null, null, null), trading.Clerk);
        var impact = await trading.Market.Send(new OwnImpact(new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23)), trading.Purchaser);
        Assert.Equal((Money.FromYuan(1_600), Money.FromYuan(1_120), Kg(500), 2, 1), (impact.Amount, impact.ToHouseholds, impact.Accepted, impact.Households, impact.Orders));
        Assert.Equal((Orange, Kg(500), Money.FromYuan(1_600)), (Assert.Single(impact.ByProduce).Produce, impact.ByProduce[0].Accepted, impact.ByProduce[0].Amount));
        Assert.Equal(Weight.Zero, (await trading.Market.Send(new OwnImpact(new DateOnly(2026, 11, 24)), trading.Purchaser)).Accepted);
        Assert.Equal(Weight.Zero, (await trading.Market.Send(new OwnImpact(), trading.OtherPurchaser)).Accepted);
        Assert.Equal(500_000, (await trading.Market.Look(db => Task.FromResult(db.DeliveredLines().Single()))).Accepted.Grams);
    }

    [Fact]
    public async Task The_number_of_commands_grows_neither_with_lines_nor_with_households()
    {
        var counter = new Commands();
        // SQLite, in the process, is sent one row at a time.
        await using var trading = await Trading.On(DatabaseProvider.PostgreSql, services => services.ConfigureDbContext<MarketDb>(options => options.AddInterceptors(counter)));
        var lots = new List<Guid>();
        for (var i = 0; i < 7; i++) lots.Add(await trading.Lot([.. Enumerable.Repeat(200L, 5 + (i * 5))]));
        var (few, many) = (await trading.Place((lots[0], 900)), await trading.Place([.. lots.Skip(1).Select(lot => (lot, 900L))]));
        Assert.Equal(
            await counter.During(() => trading.Market.Send(new GetOrder(few.Id), trading.Purchaser)),
            await counter.During(() => trading.Market.Send(new GetOrder(many.Id), trading.Purchaser)));
        Assert.Equal(
            await counter.During(() => trading.Market.Send(new GetAllocation(few.Id), trading.Purchaser)),
            await counter.During(() => trading.Market.Send(new GetAllocation(many.Id), trading.Purchaser)));

        var (narrow, wide) = (await trading.Place((lots[2], 100), (lots[1], 900)), await trading.Place((lots[2], 100), (lots[6], 900)));
        var approvals = new[] { narrow.Id, wide.Id }.Select(id => counter.During(() => trading.Market.Send(new ApproveOrder(id, true, null), trading.Approver)));
        var counts = new List<int>();
        foreach (var approval in approvals) counts.Add(await approval);
        Assert.Equal(counts[0], counts[1]);
    }

    private static (string, NextActor) Standing(OrderView? order) => (order!.Standing.Code, order.Standing.Who);

    private static async Task<Actor> Liaison(Trading trading, params int[] households)
    {
        var vault = trading.Market.Services.GetRequiredService<PersonalVault>();
        var id = Guid.CreateVersion7(trading.Now);
        await trading.Market.Write(
            [
                new Liaison { Id = id, Code = "L-000001", Name = vault.Seal("联络人"), VillageCode = "431226001001", CountyCode = "431226", TrainedOn = new DateOnly(2026, 1, 1) },
                .. households.Select(household => new Assignment { Id = Guid.CreateVersion7(trading.Now), HouseholdCode = Household(household), LiaisonId = id, From = new DateOnly(2026, 1, 1) }),
            ]);
        return Works("U-000001", null, Roles.Liaison) with { LiaisonId = id };
    }

    /// <summary>Counts what is sent to the database.</summary>
    private sealed class Commands : DbCommandInterceptor
    {
        private int sent;

        public async Task<int> During(Func<Task> act)
        {
            sent = 0;
            await act();
            return sent;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            sent++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            sent++;
            return ValueTask.FromResult(result);
        }
    }
}
