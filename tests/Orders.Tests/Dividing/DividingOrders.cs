using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ConsumerAid.Orders.Tests.Trading;

namespace ConsumerAid.Orders.Tests.Dividing;

public sealed class DividingOrders
{
    [Theory, EachDatabase]
    public async Task The_preview_is_what_approval_stores(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var (first, second) = (await trading.Lot([3_000, 1_200, 700, 2_500, 90]), await trading.Lot([1_000, 1_000, 5], firstHousehold: 3));
        await trading.Approved((first, 1_730));
        var placed = await trading.Place((first, 2_000), (second, 1_500));
        var preview = (await trading.Market.Send(new GetAllocation(placed.Id), trading.Clerk))!;
        Assert.True(preview.Provisional);
        await trading.Market.Send(new ApproveOrder(placed.Id, true, null), trading.Approver);
        var stored = (await trading.Market.Send(new GetAllocation(placed.Id), trading.Clerk))!;
        Assert.False(stored.Provisional);
        Assert.Equal(preview.Lines.SelectMany(line => line.Shares).Select(Seen), stored.Lines.SelectMany(line => line.Shares).Select(Seen));
        Assert.Equal([Kg(2_000), Kg(1_500)], stored.Lines.Select(line => Weight.Sum(line.Shares.Select(share => share.Share))));
    }

    [Fact]
    public async Task The_preview_of_a_lot_is_what_an_order_of_that_weight_gets()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([3_000, 1_200, 700]);
        var preview = (await trading.Market.Send(new PreviewAllocation(lot, Kg(500)), trading.Clerk))!;
        var order = await trading.Approved((lot, 500));
        var stored = (await trading.Market.Send(new GetAllocation(order), trading.Clerk))!;
        Assert.Equal(preview.Lines[0].Shares.Select(Seen), stored.Lines[0].Shares.Select(Seen));
        await Refused("orders.not-enough", () => trading.Market.Send(new PreviewAllocation(lot, Kg(4_500)), trading.Purchaser));
        Assert.Null(await trading.Market.Send(new PreviewAllocation(lot, Kg(500)), trading.OtherClerk));
        Assert.Null(await trading.Market.Send(new PreviewAllocation(trading.Member, Kg(500)), trading.Purchaser));
    }

    [Fact]
    public async Task Need_weights_come_from_the_reviewer_else_from_todays_category()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        await trading.Market.In(async scope =>
        {
            var db = scope.GetRequiredService<MarketDb>();
            (await db.Set<Household>().SingleAsync(household => household.Code == Household(2))).CorrectNeedWeight(250, "大病");
            (await db.Set<CategoryPeriod>().SingleAsync(period => period.HouseholdCode == Household(3))).To = new DateOnly(2026, 11, 23);
            await db.SaveChangesAsync();
        });
        var lot = await trading.Lot([1_000, 1_000, 1_000, 1_000, 1_000, 1_000]);
        var shares = (await trading.Market.Send(new PreviewAllocation(lot, Kg(770)), trading.Clerk))!.Lines[0].Shares;
        Assert.Equal([150, 250, 100, 150, 100, 120], shares.Select(share => share.NeedWeight!.Value));
        Assert.Equal([130L, 220, 90, 130, 90, 110], shares.Select(share => share.Share.Grams / 1_000));
    }

    [Fact]
    public async Task Of_two_orders_nobody_gets_of_the_second_while_one_left_out_of_the_first_gets_none()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        // Households 2, 5, 8, … have no category and so equal need.
        var lot = await trading.Lot([.. Enumerable.Repeat(100L, 60)], stepKg: 50);
        await trading.Approved((lot, 1_000));
        await trading.Approved((lot, 1_000));
        var shares = await trading.Market.Look(db => db.Shares().ToListAsync());
        var equals = shares.Where(share => int.Parse(share.HouseholdCode[^6..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 2).ToLookup(share => share.HouseholdCode, share => share.Weight.Grams);
        Assert.Equal(20, equals.Count);
        Assert.True(equals.Max(household => household.Sum()) - equals.Min(household => household.Sum()) <= 50_000);
        Assert.DoesNotContain(equals, household => household.Count(grams => grams > 0) == 2 && equals.Any(other => other.All(grams => grams == 0)));
    }

    [Theory, EachDatabase]
    public async Task Already_sold_is_what_was_accepted_and_what_open_orders_hold_less_what_they_gave_up(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([2_000], stepKg: 1);
        async Task<Weight> Sold(long kg = 1) => (await trading.Market.Send(new PreviewAllocation(lot, Kg(kg)), trading.Clerk))!.Lines[0].Shares[0].AlreadySold!.Value;
        Assert.Equal(Weight.Zero, await Sold());
        var order = await trading.Approved((lot, 500));
        Assert.Equal(Kg(500), await Sold());
        var left = await trading.Dispatch(order, "S-1", (lot, [(1, 200_000)]));
        Assert.Equal(Kg(500), await Sold());
        await trading.Arrive(left.Id);
        await trading.Accept(left.Id, lot, 150_000, 48_000);
        Assert.Equal(Kg(450), await Sold());
        await trading.Market.Send(new CloseShort(order, "x"), trading.Clerk);
        Assert.Equal(Kg(150), await Sold());
        var cancelled = await trading.Approved((lot, 300));
        Assert.Equal(Kg(450), await Sold());
        await trading.Market.Send(new CancelOrder(cancelled, null), trading.Purchaser);
        Assert.Equal(Kg(150), await Sold());

        // Another produce and the next season do not count.
        var tea = await trading.Lot([500], stepKg: 1, produce: Tea);
        Assert.Equal(Weight.Zero, (await trading.Market.Send(new PreviewAllocation(tea, Kg(1)), trading.Clerk))!.Lines[0].Shares[0].AlreadySold);
        trading.Market.Clock.SetUtcNow(new DateTimeOffset(2027, 10, 31, 15, 0, 0, TimeSpan.Zero));
        Assert.Equal(Kg(150), await Sold());
        trading.Market.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Weight.Zero, await Sold());
    }

    [Fact]
    public async Task Buyers_see_aliases_that_hold_in_one_order_and_no_category()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([500, 500, 20, 5]);
        var (one, two) = (await trading.Approved((lot, 400)), await trading.Approved((lot, 400)));
        var mine = (await trading.Market.Send(new GetAllocation(one), trading.Purchaser))!.Lines[0].Shares;
        var other = (await trading.Market.Send(new GetAllocation(two), trading.Purchaser))!.Lines[0].Shares;
        Assert.All(mine, share => Assert.Equal((null, null, null, null), (share.HouseholdCode, share.Offer, share.NeedWeight, share.AlreadySold)));
        Assert.Empty(mine.Select(share => share.Alias).Intersect(other.Select(share => share.Alias)));
        Assert.All(mine, share => Assert.EndsWith("-buyer", share.ReasonCode, StringComparison.Ordinal));
        Assert.All(mine.SelectMany(share => share.ReasonArguments), argument => Assert.IsType<Weight>(argument));
        Assert.Null(await trading.Market.Send(new GetAllocation(one), trading.OtherPurchaser));
        Assert.Null(await trading.Market.Send(new GetAllocation(one), trading.OtherClerk));

        var words = trading.Market.Services.GetRequiredService<Words>();
        foreach (var english in new[] { false, true })
        {
            Reader.Current = Reader.Default with { English = english };
            var theirs = (await trading.Market.Send(new GetAllocation(one), trading.Clerk))!.Lines[0].Shares;
            Assert.All(mine.Concat(theirs), share => Assert.True(words.Knows(share.ReasonCode)));
            Assert.All(mine.Concat(theirs), share => Assert.DoesNotContain("{", words[share.ReasonCode, [.. share.ReasonArguments]], StringComparison.Ordinal));
        }
    }

    [Theory, EachDatabase]
    public async Task A_missing_weight_divides_the_rest_again_and_keeps_the_trail(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000, 1_000], stepKg: 1);
        var order = await trading.Approved((lot, 900));
        var before = await Shares(trading, order);
        await trading.Dispatch(order, "S-1", (lot, [(1, before[0].Grams / 2)]));
        await Refused("orders.missing-above-share", () => trading.Market.Send(new ReportMissing(order, lot, Household(2), new Weight(before[1].Grams + 1), null), trading.Clerk));
        await Refused("orders.no-share", () => trading.Market.Send(new ReportMissing(order, lot, Household(9), Kg(1), null), trading.Clerk));
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new ReportMissing(order, lot, Household(2), Kg(1), null), trading.OtherClerk));

        var answer = await trading.Market.Send(new ReportMissing(order, lot, Household(2), new Weight(before[1].Grams), "野猪"), trading.Clerk);
        Assert.Equal((2, Weight.Zero), (answer.Run, answer.Shortage));
        var after = await Shares(trading, order);
        Assert.Equal(900_000, after.Sum(share => share.Grams));
        Assert.Equal(0, after[1].Grams);
        var seen = (await trading.Market.Send(new GetAllocation(order), trading.Clerk))!.Lines[0];
        Assert.Equal([AllocationCause.Approval, AllocationCause.ReportedMissing], seen.Runs.Select(run => run.Cause));
        Assert.Equal((Household(2), "野猪"), (seen.Runs[1].Household, seen.Runs[1].Reason));
        Assert.Equal(before.Select(share => share.Grams), seen.Runs[0].Replaced.Select(share => share.Share.Grams));
        var offers = await trading.Market.Look(db => db.Offers().OrderBy(offer => offer.HouseholdCode).ToListAsync());
        Assert.Equal(Weight.Zero, offers[1].Promised);
        Assert.Equal(offers[1].Offered, offers[1].Withdrawn);
        await Balanced(trading, lot);

        // What the missing household promised elsewhere is not asked of it again.
        Assert.DoesNotContain((await trading.Market.Send(new PreviewAllocation(lot, Kg(100)), trading.Clerk))!.Lines[0].Shares, share => share.HouseholdCode == Household(2));
    }

    [Theory, EachDatabase]
    public async Task What_nobody_can_give_is_a_shortage_that_both_sides_are_told(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([600, 600], stepKg: 1);
        var order = await trading.Approved((lot, 1_200));
        var answer = await trading.Market.Send(new ReportMissing(order, lot, Household(1), Kg(250), null), trading.Clerk);
        Assert.Equal(Kg(250), answer.Shortage);
        var line = (await trading.Market.Send(new GetOrder(order), trading.Purchaser))!.Lines[0];
        Assert.Equal((Kg(950), Kg(250), Kg(250)), (line.Open, line.Released, line.Short));
        var told = await trading.Market.Look(db => db.Set<ConsumerAid.Registry.Notices.Notice>().Where(notice => notice.Code == "orders.notice-shortage").Select(notice => notice.OrganisationId).ToListAsync());
        Assert.Equal([trading.Cooperative, trading.Member], told.Order());
        var lots = await trading.Of(lot);
        Assert.Equal((Kg(950), Weight.Zero, Kg(250)), (lots.Reserved, lots.Free, lots.Withdrawn));
        await Balanced(trading, lot);

        answer = await trading.Market.Send(new ReportMissing(order, lot, Household(1), Kg(350), null), trading.Clerk);
        answer = await trading.Market.Send(new ReportMissing(order, lot, Household(2), Kg(600), null), trading.Clerk);
        Assert.Equal(3 + 1, answer.Run);
        Assert.Equal(OrderState.Completed, (await trading.Market.Send(new GetOrder(order), trading.Purchaser))!.State);
        await Balanced(trading, lot);
    }

    [Theory, EachDatabase]
    public async Task A_liaison_who_lowers_a_stock_below_its_shares_moves_them_latest_order_first(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 500], stepKg: 1);
        var first = await trading.Approved((lot, 600));
        trading.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await trading.Approved((lot, 600));
        var (one, two) = (await Shares(trading, first), await Shares(trading, second));
        var left = 1_000_000 - one[0].Grams - two[0].Grams;
        await trading.Market.In(scope => scope.GetRequiredService<UnitOfWork>().Run(
            async token =>
            {
                await scope.GetRequiredService<IMediator>().Send(new LowerOffer(lot, Household(1), Kg(200)), token);
                return 0;
            },
            default));
        var (later, sooner) = (await Shares(trading, second), await Shares(trading, first));
        Assert.Equal(one.Select(share => share.Grams), sooner.Select(share => share.Grams));
        Assert.Equal(two[0].Grams - 200_000, later[0].Grams);
        Assert.True(left >= 0 && later.Sum(share => share.Grams) <= 600_000);
        Assert.Equal(AllocationCause.OfferShrunk, (await trading.Market.Send(new GetAllocation(second), trading.Clerk))!.Lines[0].Runs[1].Cause);
        await Balanced(trading, lot);
    }

    [Fact]
    public async Task A_waiting_order_that_others_took_the_goods_from_is_approved_with_a_told_shortage()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000, 1_000], stepKg: 1);
        var bound = await trading.Approved((lot, 1_000));
        var waiting = await trading.Place((lot, 1_000));
        await trading.Market.Send(new ReportMissing(bound, lot, Household(1), Kg(300), null), trading.Clerk);
        Assert.Equal(OrderState.Approved, (await trading.Market.Send(new ApproveOrder(waiting.Id, true, null), trading.Approver)).State);
        var line = (await trading.Market.Send(new GetOrder(waiting.Id), trading.Purchaser))!.Lines[0];
        Assert.True(line.Short.IsPositive);
        Assert.Equal(line.Open.Grams, (await Shares(trading, waiting.Id)).Sum(share => share.Grams));
        await Balanced(trading, lot);
    }

    private static (string?, Weight?, int?, Weight?, Weight, string) Seen(ShareView share) =>
        (share.HouseholdCode, share.Offer, share.NeedWeight, share.AlreadySold, share.Share, share.ReasonCode);

    private static async Task<(string Household, long Grams)[]> Shares(Trading trading, Guid order) =>
        [.. (await trading.Market.Send(new GetAllocation(order), trading.Clerk))!.Lines[0].Shares.Select(share => (share.HouseholdCode!, share.Share.Grams - share.Released.Grams))];

    // The lot's equation, its offers within it, and every open share promised by exactly one offer.
    private static async Task Balanced(Trading trading, Guid lot)
    {
        var seen = await trading.Of(lot);
        Assert.Equal(seen.Estimated, seen.Free + seen.Reserved + seen.Dispatched + seen.Withdrawn);
        var offers = await trading.Market.Look(db => db.Offers().Where(offer => offer.LotId == lot).ToListAsync());
        var shares = await trading.Market.Look(db => db.Set<Share>().Where(share => share.LotId == lot).ToListAsync());
        foreach (var offer in offers)
        {
            var own = shares.Where(share => share.HouseholdCode == offer.HouseholdCode).ToList();
            Assert.Equal((offer.Promised, offer.Dispatched), (Weight.Sum(own.Select(share => share.Remaining)), Weight.Sum(own.Select(share => share.Taken))));
        }

        var lines = await trading.Market.Look(db => db.Set<OrderLine>().Where(line => line.LotId == lot).ToListAsync());
        Assert.Equal(seen.Reserved, Weight.Sum(lines.Select(line => line.Open)));
        Assert.Equal(seen.Dispatched, Weight.Sum(lines.Select(line => line.Taken)));
    }
}
