using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Testing;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Tests.Lots;

public sealed class ReservingLots
{
    private const int Households = 5;

    [Theory, EachDatabase]
    public async Task What_cannot_all_be_had_is_refused_whole_with_what_is_free(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var (first, second) = (await side.OnSale(2, 500), await SecondLot(side));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => side.Act(new ReserveLots([Countryside.Of(second, 300), Countryside.Of(first, 1_050)])));
        Assert.Equal(("orders.not-enough", 409), (refused.Code, refused.Status));
        var free = Assert.IsType<Dictionary<string, long>>(refused.Facts["free"]);
        Assert.Equal((1_000_000, 800_000), (free[first.ToString()], free[second.ToString()]));
        Assert.Equal(Weight.FromKilograms(800), await Free(side, second));

        await side.Act(new ReserveLots([Countryside.Of(first, 1_000), Countryside.Of(second, 300)]));
        Assert.Equal(LotState.SoldOut, (await side.Market.Send(new GetLot(first), Actor.Anonymous))!.Card.State);
        await side.Act(new ReleaseLots([Countryside.Of(first, 100)]));
        var page = await side.Market.Send(new GetLot(first), side.Clerk);
        Assert.Equal(LotState.Published, page!.Card.State);
        Assert.Single(page.Steps, step => step.To == LotState.SoldOut);
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(new ReserveLots([Countryside.Of(first, 50)]), side.Buyer));
    }

    [Theory, EachDatabase]
    public async Task Shares_become_dispatched_and_none_is_promised_twice(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var lot = await side.OnSale(2, 500);
        await side.Act(new ReserveLots([Countryside.Of(lot, 600)]), new PromiseOffers([Countryside.In(lot, 1, 500), Countryside.In(lot, 2, 100)]));
        await SellingLots.Refused("catalog.offer-changed", side.Act(new PromiseOffers([Countryside.In(lot, 2, 50), Countryside.In(lot, 1, 50)])));
        await side.Act(new TakeFromLots([new OfferWeight(lot, Countryside.Household(1), Weight.FromKilograms(200)), new OfferWeight(lot, Countryside.Household(2), Weight.FromKilograms(100))]));
        await SellingLots.Refused("catalog.offer-changed", side.Act(new TakeFromLots([new OfferWeight(lot, Countryside.Household(2), Weight.FromKilograms(1))])));
        await SellingLots.Balanced(side, lot);
        var card = Assert.Single((await side.Market.Send(new LotsOf(), side.Clerk)).Items);
        Assert.Equal((400, 300, 300), (card.Free.Grams / 1_000, card.Reserved!.Value.Grams / 1_000, card.Sold!.Value.Grams / 1_000));
    }

    [Fact]
    public async Task SQL_Server_understands_how_many_offers_and_lots_are_changed_at_once()
    {
        var (lot, kilogram) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Weight.FromKilograms(1));
        OfferChange[] changes = [OfferRows.Promise, OfferRows.Release, OfferRows.Take];
        var said = await SqlServerTranslation.Capture(async db =>
        {
            // Behind it there is no server: nothing is changed.
            foreach (var change in changes)
            {
                await SellingLots.Refused("catalog.offer-changed", OfferRows.Change(db, change, [new OfferWeight(lot, "HH-431226-000001", kilogram), new OfferWeight(lot, "HH-431226-000002", kilogram)], default));
            }

            await LotRows.Lock(db, [lot, Guid.CreateVersion7(DateTimeOffset.UnixEpoch)], default);
        });
        Assert.Equal(changes.Length + 1, said.Count);
        Assert.All(said, statement => Assert.Contains("UPDATE [catalog].", statement, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_liaison_who_lowers_a_stock_below_its_shares_makes_orders_hear_what_is_missing(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var stocks = await side.RecordEach(2, 500);
        var lot = await side.Draft(stocks);
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
        await side.Act(new ReserveLots([Countryside.Of(lot, 700)]), new PromiseOffers([Countryside.In(lot, 1, 400)]));

        await SellingLots.Refused("stock.in-lot", side.Market.Send(new ChangeStock(stocks[0], Weight.FromKilograms(501)), side.Liaison));
        await side.Market.Send(new ChangeStock(stocks[0], Weight.FromKilograms(480)), side.Liaison);
        Assert.DoesNotContain(side.Told.Events, told => told is OfferShrunk);
        Assert.Equal(Weight.FromKilograms(250), await Free(side, lot)); // 80 kg are left to promise: one step of 50 kg, the rest set aside
        await SellingLots.Balanced(side, lot);

        await side.Market.Send(new ChangeStock(stocks[0], Weight.FromKilograms(100)), side.Liaison);
        Assert.Equal(new OfferShrunk(lot, Countryside.Household(1), Weight.FromKilograms(300), Weight.FromKilograms(100)), Assert.Single(side.Told.Events, told => told is OfferShrunk));
        await SellingLots.Balanced(side, lot);

        // Orders give 200 kg of the missing to the other household and cut the rest.
        await side.Act(
            new ReleaseOffers(lot, [Countryside.From(1, 300)]), new PromiseOffers([Countryside.In(lot, 2, 200)]), new ReleaseLots([Countryside.Of(lot, 100)]));
        await SellingLots.Balanced(side, lot);
        Assert.Equal(Weight.Zero, await Free(side, lot));
        await side.Market.Send(new WithdrawStock(stocks[1]), side.Liaison);
        await SellingLots.Balanced(side, lot);
        Assert.Equal(LotState.SoldOut, (await side.Market.Send(new GetLot(lot), Actor.Anonymous))!.Card.State);
    }

    [Theory, EachDatabase]
    public async Task The_goods_of_a_household_that_is_removed_leave_its_lot(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var lot = await side.OnSale(2, 500);
        var offices = Enumerable.Range(1, 2).Select(number => new Actor($"U-90000{number}", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(number)) }).ToList();
        var asked = await side.Market.Send(new ProposeHouseholdRemoval(Countryside.Household(1), RemovalCause.MovedAway, "搬到县城去了"), offices[0]);
        Assert.Equal(Weight.FromKilograms(1_000), await Free(side, lot));
        await side.Market.Send(new DecideProposal(asked, true), offices[1]);
        Assert.Equal(Weight.FromKilograms(500), await Free(side, lot));
        Assert.Equal(StockState.Withdrawn, await side.Market.Look(db => db.Stocks().Where(stock => stock.HouseholdCode == Countryside.Household(1)).Select(stock => stock.State).SingleAsync()));
        await SellingLots.Balanced(side, lot);
    }

    [Theory, EachDatabase]
    public async Task Two_hundred_buyers_sixteen_at_a_time_get_exactly_what_is_there(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var lots = new[] { await side.OnSale(5, 500), await SecondLot(side, 5, 500) };
        var sold = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (buyer, _) =>
        {
            try
            {
                var wanted = lots.Select(lot => Countryside.Of(lot, 50));
                await side.Act(new ReserveLots([.. buyer % 2 == 0 ? wanted : wanted.Reverse()]));
                Interlocked.Increment(ref sold);
            }
            catch (RuleBroken refused) when (refused.Code == "orders.not-enough")
            {
            }
        });
        Assert.Equal(50, sold);
        foreach (var lot in lots)
        {
            Assert.Equal(Weight.Zero, await Free(side, lot));
            Assert.Equal(LotState.SoldOut, (await side.Market.Send(new GetLot(lot), Actor.Anonymous))!.Card.State);
            await SellingLots.Balanced(side, lot);
        }
    }

    private enum Deed
    {
        Reserve,
        Release,
        Promise,
        Free,
        Take,
        Lower,
        Withdraw,
    }

    [Fact]
    public async Task The_lots_equation_holds_whatever_happens_in_whatever_order()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite, Households);
        var deeds = Gen.Select(Gen.Enum<Deed>(), Gen.Int[1, Households], Gen.Int[1, 40]).Array[20, 60];
        await deeds.SampleAsync(
            async plan =>
            {
                side.Market.Clock.Advance(TimeSpan.FromSeconds(1));
                var stocks = new List<Guid>();
                for (var i = 1; i <= Households; i++) stocks.Add((await side.Market.Send(side.Stock(i, 10 * i) with { ClientId = null }, side.Liaison)).Id);
                var lot = await side.Draft(stocks, 3);
                await side.Market.Send(new PublishLot(lot), side.Clerk);
                await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
                foreach (var (deed, household, kilograms) in plan)
                {
                    await Try(() => Do(side, lot, stocks, deed, household, kilograms));
                    await SellingLots.Balanced(side, lot);
                }
            },
            iter: 25, threads: 1);
    }

    private static Task Do(Countryside side, Guid lot, List<Guid> stocks, Deed deed, int household, int kilograms)
    {
        var units = kilograms / 3 * 3;
        return deed switch
        {
            Deed.Reserve when units > 0 => side.Act(new ReserveLots([Countryside.Of(lot, units)])),
            // Orders give up or promise only what they have reserved and not promised yet.
            Deed.Release when units > 0 => IfReserved(side, lot, units, new ReleaseLots([Countryside.Of(lot, units)])),
            Deed.Promise => IfReserved(side, lot, units, new PromiseOffers([Countryside.In(lot, household, units)])),
            Deed.Free => side.Act(new ReleaseOffers(lot, [Countryside.From(household, units)])),
            Deed.Take => side.Act(new TakeFromLots([new OfferWeight(lot, Countryside.Household(household), Weight.FromKilograms(units))])),
            Deed.Lower => side.Market.Send(new ChangeStock(stocks[household - 1], Weight.FromKilograms(kilograms)), side.Liaison),
            Deed.Withdraw when kilograms == 40 => side.Market.Send(new WithdrawLot(lot), side.Clerk),
            _ => Task.CompletedTask,
        };
    }

    private static async Task IfReserved(Countryside side, Guid lot, int kilograms, object request)
    {
        var unpromised = await side.Market.Look(async db =>
            await db.Lots().Where(row => row.Id == lot).Select(row => row.Reserved.Grams).SingleAsync() - await db.Offers().Where(row => row.LotId == lot).SumAsync(row => row.Promised.Grams));
        if (unpromised >= kilograms * 1_000L) await side.Act(request);
    }

    private static async Task Try(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RuleBroken)
        {
            // Refused: nothing may have changed, which the equation is then checked for.
        }
    }

    private static async Task<Guid> SecondLot(Countryside side, int households = 2, long kilograms = 400)
    {
        var stocks = new List<Guid>();
        for (var i = 1; i <= households; i++) stocks.Add((await side.Market.Send(side.Stock(i, kilograms) with { ClientId = $"second-{i}" }, side.Liaison)).Id);
        var lot = await side.Draft(stocks);
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
        return lot;
    }

    private static Task<Weight> Free(Countryside side, Guid lot) => side.Market.Look(db => db.Lots().Where(row => row.Id == lot).Select(row => row.Free).SingleAsync());
}
