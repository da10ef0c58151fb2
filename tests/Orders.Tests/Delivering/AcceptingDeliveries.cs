using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.Orders.Tests.Trading;

namespace ConsumerAid.Orders.Tests.Delivering;

public sealed class AcceptingDeliveries
{
    [Theory]
    [InlineData(97_900, true)]
    [InlineData(98_000, false)]
    [InlineData(100_000, false)]
    [InlineData(102_000, false)]
    [InlineData(102_100, true)]
    public async Task The_buyers_scale_holds_within_tolerance_and_the_lower_one_outside(long perHundredThousand, bool disputed)
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var (lot, dispatch, net) = await Delivered(trading);
        var arrived = net * perHundredThousand / 100_000;
        var answer = await trading.Accept(dispatch, lot, arrived);
        Assert.Equal((disputed ? DispatchState.Disputed : DispatchState.Accepted, disputed ? OrderState.Delivered : OrderState.Completed), (answer.State, answer.OrderState));

        var holds = disputed ? Math.Min(arrived, net) : arrived;
        Assert.Equal((net, holds, 0), (await trading.Sum(EntryType.Dispatched), await trading.Sum(EntryType.Accepted), await trading.Sum(EntryType.Rejected)));
        Assert.Equal(disputed ? 0 : Math.Max(0, net - arrived), await trading.Sum(EntryType.Spoiled));
        var ledger = await trading.Ledger();
        var nets = Nets(ledger);
        Assert.Equal(Apportionment.Divide(holds, nets).ToList(), Enumerable.Range(1, nets.Length).Select(household => ledger[(EntryType.Accepted, household)]));
        await MoneyFollows(trading);
    }

    [Theory, EachDatabase(97_000L, true), EachDatabase(97_000L, false), EachDatabase(103_000L, true), EachDatabase(103_000L, false)]
    public async Task A_dispute_ends_with_one_of_the_scales_or_between(DatabaseProvider provider, long perHundredThousand, bool agree)
    {
        await using var trading = await Trading.On(provider);
        var (lot, dispatch, net) = await Delivered(trading);
        var arrived = net * perHundredThousand / 100_000;
        await trading.Accept(dispatch, lot, arrived);
        Assert.Single(await trading.Market.Send(new Disputes(), trading.Clerk));
        Assert.Empty(await trading.Market.Send(new Disputes(), trading.OtherClerk));
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new DecideDispute(dispatch, true, null, null, null), trading.OtherClerk));
        await Refused("orders.only-agree", () => trading.Market.Send(new DecideDispute(dispatch, false, new Weight(net), null, null), trading.Clerk));
        await Refused("orders.reason-missing", () => trading.Market.Send(new DecideDispute(dispatch, true, null, null, null), trading.Administrator));
        await Refused("orders.decision-outside", () => trading.Market.Send(new DecideDispute(dispatch, false, new Weight(Math.Max(arrived, net) + 1), null, "x"), trading.Administrator));

        var decided = agree ? arrived : (arrived + net) / 2;
        var answer = agree
            ? await trading.Market.Send(new DecideDispute(dispatch, true, null, null, null), trading.Clerk)
            : await trading.Market.Send(new DecideDispute(dispatch, false, new Weight(decided), null, "地磅校准"), trading.Administrator);
        Assert.Equal((DispatchState.Accepted, OrderState.Completed), (answer.State, answer.OrderState));
        Assert.Equal((decided, Math.Max(0, net - decided)), (await trading.Sum(EntryType.Accepted), await trading.Sum(EntryType.Spoiled)));
        foreach (var (household, weight) in (await trading.Ledger()).Where(row => row.Key.Type == EntryType.Dispatched).Select(row => (row.Key.Household, row.Value)))
        {
            var ledger = await trading.Ledger();
            var there = ledger[(EntryType.Accepted, household)] + ledger.GetValueOrDefault((EntryType.Spoiled, household));
            Assert.True(decided > net ? there >= weight : there == weight);
        }

        await MoneyFollows(trading);
        await Refused("orders.wrong-dispatch-state", () => trading.Market.Send(new DecideDispute(dispatch, true, null, null, "x"), trading.Administrator));
    }

    [Theory, EachDatabase]
    public async Task Undecided_the_buyers_scale_stands_by_a_job(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var (lot, dispatch, net) = await Delivered(trading);
        await trading.Accept(dispatch, lot, net * 9 / 10);
        trading.Market.Clock.Advance(TimeSpan.FromHours(71));
        Assert.Equal(0, await trading.Market.Send(new SettleUndecidedDisputes(), Actor.System));
        trading.Market.Clock.Advance(TimeSpan.FromHours(1));
        await Refused("orders.decision-over", () => trading.Market.Send(new DecideDispute(dispatch, true, null, null, "x"), trading.Administrator));
        Assert.Equal(1, await trading.Market.Send(new SettleUndecidedDisputes(), Actor.System));
        Assert.Equal(0, await trading.Market.Send(new SettleUndecidedDisputes(), Actor.System));
        Assert.Equal((net * 9 / 10, net / 10), (await trading.Sum(EntryType.Accepted), await trading.Sum(EntryType.Spoiled)));
        await MoneyFollows(trading);
    }

    [Theory, EachDatabase]
    public async Task Silence_is_acceptance_and_both_sides_are_told(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var (_, dispatch, net) = await Delivered(trading);
        trading.Market.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await trading.Market.Send(new AcceptSilent(), Actor.System));
        trading.Market.Clock.Advance(TimeSpan.FromSeconds(1));
        var due = trading.Now;
        trading.Market.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, await trading.Market.Send(new AcceptSilent(), Actor.System));
        Assert.Equal(0, await trading.Market.Send(new AcceptSilent(), Actor.System));
        var seen = (await trading.Market.Send(new GetDispatch(dispatch), trading.Purchaser))!;
        Assert.Equal((DispatchState.Accepted, true, "system", due), (seen.State, seen.BySilence, seen.WeighedBy, seen.WeighedAt));
        Assert.Equal(net, await trading.Sum(EntryType.Accepted));
        Assert.True(await trading.Market.Look(db => db.LedgerEntries().Where(entry => entry.Type == EntryType.Accepted).AllAsync(entry => entry.OccurredAt == due && entry.RecordedBy == "system")));
        var told = await trading.Market.Look(db => db.Set<ConsumerAid.Registry.Notices.Notice>().Where(notice => notice.Code == "orders.notice-accepted-by-silence").Select(notice => notice.OrganisationId).ToListAsync());
        Assert.Equal([trading.Cooperative, trading.Member], told.Order());
        await MoneyFollows(trading);
    }

    [Fact]
    public async Task Without_a_recorded_arrival_the_clock_runs_a_day_after_the_expected_one()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000, 1_000]);
        var order = await trading.Approved((lot, 1_000));
        await trading.Dispatch(order, "S-1", (lot, await Shares(trading, order)));
        trading.Market.Clock.Advance(TimeSpan.FromHours(12 + 24 + 24) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await trading.Market.Send(new AcceptSilent(), Actor.System));
        trading.Market.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await trading.Market.Send(new AcceptSilent(), Actor.System));
        Assert.Equal(OrderState.Completed, (await trading.Market.Send(new GetOrder(order), trading.Purchaser))!.State);
    }

    [Theory, EachDatabase]
    public async Task Part_dispatches_and_part_rejections_add_up_to_the_gram_and_are_rounded_once(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([700, 700, 700], stepKg: 1, fenPerKg: 333);
        var order = await trading.Approved((lot, 1_000));
        var shares = await Shares(trading, order);
        var thirds = shares.Select(share => (share.Household, share.Grams / 3)).ToArray();
        for (var i = 0; i < 3; i++)
        {
            var part = i < 2 ? thirds : [.. shares.Zip(thirds, (all, third) => (all.Household, all.Grams - (2 * third.Item2)))];
            var left = await trading.Dispatch(order, $"S-{i}", (lot, part));
            await trading.Arrive(left.Id);
            var (net, named) = (left.Net.Grams, i == 1 ? [Household(2)] : Array.Empty<string>());
            await trading.Accept(left.Id, lot, net - 1_001, 1_001 - i, named);
        }

        var ledger = await trading.Ledger();
        var (dispatched, accepted, rejected, spoiled) = (await trading.Sum(EntryType.Dispatched), await trading.Sum(EntryType.Accepted), await trading.Sum(EntryType.Rejected), await trading.Sum(EntryType.Spoiled));
        Assert.Equal((1_000_000, 1_000_000 - 3_003, 3_000, 3), (dispatched, accepted, rejected, spoiled));
        foreach (var (household, grams) in shares)
        {
            Assert.Equal(grams, ledger[(EntryType.Dispatched, household)]);
            Assert.Equal(grams, ledger[(EntryType.Accepted, household)] + ledger[(EntryType.Rejected, household)] + ledger.GetValueOrDefault((EntryType.Spoiled, household)));
        }

        Assert.Equal(OrderState.Completed, (await trading.Market.Send(new GetOrder(order), trading.Purchaser))!.State);
        await MoneyFollows(trading);
        var impact = await trading.Market.Send(new OwnImpact(), trading.Purchaser);
        Assert.Equal((new Weight(accepted), shares.Length, 1), (impact.Accepted, impact.Households, impact.Orders));
    }

    [Theory, EachDatabase]
    public async Task Four_lorries_at_the_edges_of_tolerance_with_rejections_add_up_for_each_household_and_are_rounded_once(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([700, 500, 300], stepKg: 1, fenPerKg: 333);
        var order = await trading.Approved((lot, 1_000));
        var shares = await Shares(trading, order);
        long[] perMille = [979, 980, 1_020, 1_021];
        var parts = new List<Weight>();
        for (var lorry = 0; lorry < 4; lorry++)
        {
            var nets = shares.Select(share => (share.Household, Grams: share.Grams / 4)).ToArray();
            var (left, named, rejected, isDisputed) = (await trading.Dispatch(order, $"S-{lorry}", (lot, nets)), lorry % 2 == 1, 1_001 + lorry, lorry is 0 or 3);
            await trading.Arrive(left.Id);
            var arrived = left.Net.Grams * perMille[lorry] / 1_000;
            var answer = await trading.Accept(left.Id, lot, arrived - rejected, rejected, named ? [Household(2)] : []);
            Assert.Equal(isDisputed ? DispatchState.Disputed : DispatchState.Accepted, answer.State);
            if (isDisputed) await trading.Market.Send(new DecideDispute(left.Id, true, null, null, null), trading.Clerk);
            parts.Add(new Weight(arrived - rejected));

            var entries = await trading.Market.Look(db => db.LedgerEntries().Where(entry => entry.DispatchId == left.Id).ToListAsync());
            long Of(int household, EntryType type) => entries.Where(entry => entry.HouseholdCode == Household(household) && entry.Type == type).Sum(entry => entry.Weight.Grams);
            foreach (var (household, net) in nets)
            {
                var there = Of(household, EntryType.Accepted) + Of(household, EntryType.Rejected);
                // One apportionment is within a gram of the quota; a dispute apportions twice.
                Assert.True(Math.Abs((there * 1_000) - (net * perMille[lorry])) < (isDisputed ? 2_000 : 1_000), $"lorry {lorry}, household {household}: {there} of {net}");
                Assert.Equal((net, Math.Max(0, net - there)), (Of(household, EntryType.Dispatched), Of(household, EntryType.Spoiled)));
                if (named) Assert.Equal(household == 2 ? rejected : 0, Of(household, EntryType.Rejected));
            }

            Assert.Equal(
                (arrived - rejected, rejected),
                (entries.Where(entry => entry.Type == EntryType.Accepted).Sum(entry => entry.Weight.Grams), entries.Where(entry => entry.Type == EntryType.Rejected).Sum(entry => entry.Weight.Grams)));
        }

        await MoneyFollows(trading);
        var line = await trading.Market.Look(db => db.OrderLines().SingleAsync());
        Assert.Equal(Weight.Sum(parts), line.Accepted);
        Assert.NotEqual(Money.Sum(parts.Select(line.UnitPrice.For)), line.Amount); // rounded lorry by lorry it would be another
    }

    [Fact]
    public async Task No_more_can_be_rejected_of_households_than_arrived_of_them()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var (lot, dispatch, net) = await Delivered(trading);
        var alias = (await trading.Market.Send(new GetDispatch(dispatch), trading.Purchaser))!.Lines[0].Weighings.MinBy(weighing => weighing.Net)!;
        Assert.Null(alias.HouseholdCode);
        await Refused("orders.rejected-above-arrived", () => trading.Accept(dispatch, lot, net - alias.Net.Grams - 1, alias.Net.Grams + 1, alias.Alias));
        await Refused("orders.household-not-on-dispatch", () => trading.Accept(dispatch, lot, net - 10, 10, Household(60)));
        await Refused("orders.reason-missing", () => trading.Market.Send(new AcceptDelivery(dispatch, [new AcceptedLot(lot, Kg(1), Kg(1), " ", null)]), trading.Purchaser));
        await Refused("orders.lines-incomplete", () => trading.Market.Send(new AcceptDelivery(dispatch, []), trading.Purchaser));
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new AcceptDelivery(dispatch, []), trading.OtherPurchaser));
        await trading.Accept(dispatch, lot, net - alias.Net.Grams, alias.Net.Grams, alias.Alias);
        Assert.Equal(alias.Net.Grams, Assert.Single(await trading.Ledger(), row => row.Key.Type == EntryType.Rejected).Value);
        await Refused("orders.wrong-dispatch-state", () => trading.Accept(dispatch, lot, net));
        await Refused("orders.wrong-dispatch-state", () => trading.Arrive(dispatch));
    }

    [Fact]
    public async Task A_weigh_slip_that_cannot_be_is_refused()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000, 1_000]);
        var order = await trading.Approved((lot, 1_000));
        var share = (await Shares(trading, order))[0];
        await Refused("orders.no-share", () => trading.Dispatch(order, "S-1", (lot, [(40, 1_000)])));
        await Refused("orders.above-share", () => trading.Dispatch(order, "S-1", (lot, [(share.Household, (share.Grams * 102 / 100) + 1)])));
        await Refused("orders.above-share", () => trading.Dispatch(order, "S-1", (lot, [(share.Household, share.Grams), (share.Household, share.Grams * 3 / 100)])));
        await Refused("orders.net-not-positive", () => trading.Dispatch(order, "S-1", (lot, [(share.Household, 0)])));
        await Refused("orders.weight-negative", () => trading.Market.Send(trading.Load(order, "S-1") with { Lines = [new LoadedLot(lot, [new WeighIn(Household(share.Household), Kg(10), Kg(-1), Kg(0))])] }, trading.Clerk));
        await Assert.ThrowsAsync<CharterBlocked>(() => trading.Market.Send(trading.Load(order, "S-1", (lot, [share])) with { ConformityNo = " " }, trading.Clerk));
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(trading.Load(order, "S-1", (lot, [share])), trading.OtherClerk));
        await trading.Dispatch(order, "S-1", (lot, [(share.Household, share.Grams * 102 / 100)]));
        await Refused("orders.slip-used", () => trading.Dispatch(order, "S-1", (lot, [(3 - share.Household, 1_000)])));
        await Refused("orders.above-share", () => trading.Dispatch(order, "S-2", (lot, [(share.Household, 1)])));
        await Assert.ThrowsAsync<CharterBlocked>(() => trading.Market.Send(new CancelOrder(order, "x"), trading.Purchaser));
        var after = await trading.Of(lot);
        Assert.Equal((new Weight(share.Grams), Kg(1_000) - new Weight(share.Grams)), (after.Dispatched, after.Reserved));
    }

    [Theory, EachDatabase]
    public async Task What_is_closed_short_after_a_part_dispatch_goes_back_on_sale(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000]);
        var order = await trading.Approved((lot, 1_000));
        var shares = await Shares(trading, order);
        var left = await trading.Dispatch(order, "S-1", (lot, [shares[0]]));
        Assert.Equal(OrderState.Dispatching, (await trading.Market.Send(new CloseShort(order, "霜冻"), trading.Clerk)).State);
        Assert.Equal(Kg(2_000) - new Weight(shares[0].Grams), (await trading.Of(lot)).Free);
        await Refused("orders.wrong-state", () => trading.Market.Send(new CloseShort(order, "霜冻"), trading.Clerk));
        await trading.Arrive(left.Id);
        Assert.Equal(OrderState.Completed, (await trading.Accept(left.Id, lot, left.Net.Grams)).OrderState);
    }

    [Theory, EachDatabase]
    public async Task A_part_keeps_Chinas_day_of_the_last_arrival_whichever_is_written_down_last(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000]);
        var order = await trading.Approved((lot, 1_000));
        var shares = await Shares(trading, order);
        var (one, other) = (await trading.Dispatch(order, "S-1", (lot, [shares[0]])), await trading.Dispatch(order, "S-2", (lot, [shares[1]])));
        Assert.Null(await LastArrival());
        var today = ChinaTime.DayOf(trading.Now);
        trading.Market.Clock.Advance(TimeSpan.FromDays(2));
        await trading.Market.Send(new RecordArrival(other.Id, ChinaTime.EndOf(today), null), trading.Purchaser);
        Assert.Equal(today.AddDays(1), await LastArrival());
        await trading.Market.Send(new RecordArrival(one.Id, ChinaTime.EndOf(today).AddSeconds(-1), null), trading.Purchaser);
        Assert.Equal(today.AddDays(1), await LastArrival());

        Task<DateOnly?> LastArrival() => trading.Market.Look(db => db.OrderParts().Where(part => part.OrderId == order).Select(part => part.LastArrivalOn).SingleAsync());
    }

    [Fact]
    public async Task Both_sides_and_nobody_else_add_photos_which_are_kept_once()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var (_, dispatch, _) = await Delivered(trading);
        using var bitmap = new SkiaSharp.SKBitmap(640, 480);
        var photo = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 80).ToArray();
        var first = await trading.Market.Send(new AddDispatchPhoto(dispatch, "p-1", photo), trading.Clerk);
        Assert.Equal(first, await trading.Market.Send(new AddDispatchPhoto(dispatch, "p-1", photo), trading.Clerk));
        await trading.Market.Send(new AddDispatchPhoto(dispatch, "p-2", photo), trading.Purchaser);
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new AddDispatchPhoto(dispatch, "p-3", photo), trading.OtherClerk));
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new AddDispatchPhoto(dispatch, "p-3", photo), trading.OtherPurchaser));
        var seen = (await trading.Market.Send(new GetDispatch(dispatch), trading.Purchaser))!.Photos;
        Assert.Equal([trading.Clerk.Code, trading.Purchaser.Code], seen.Select(one => one.UploadedBy));
        Assert.All(seen, one => Assert.Equal((first.Hash, 640, 480), (one.Hash, one.Width, one.Height)));
    }

    private static long[] Nets(Dictionary<(EntryType Type, int Household), long> ledger) =>
        [.. ledger.Where(row => row.Key.Type == EntryType.Dispatched).OrderBy(row => row.Key.Household).Select(row => row.Value)];

    /// <summary>A lorry with the whole of an order that has arrived.</summary>
    private static async Task<(Guid Lot, Guid Dispatch, long Net)> Delivered(Trading trading)
    {
        var lot = await trading.Lot([1_500, 900, 700], stepKg: 1, fenPerKg: 317);
        var order = await trading.Approved((lot, 1_000));
        var left = await trading.Dispatch(order, "S-1", (lot, await Shares(trading, order)));
        await trading.Arrive(left.Id);
        return (lot, left.Id, left.Net.Grams);
    }

    private static async Task<(int Household, long Grams)[]> Shares(Trading trading, Guid order) =>
        [.. (await trading.Market.Send(new GetAllocation(order), trading.Clerk))!.Lines[0].Shares.Where(share => share.Share.IsPositive)
            .Select(share => (int.Parse(share.HouseholdCode![^6..], System.Globalization.CultureInfo.InvariantCulture), share.Share.Grams))];

    // Each line is rounded once, however many acceptances it had; the sum of the deliveries is the line.
    private static async Task MoneyFollows(Trading trading)
    {
        var lines = await trading.Market.Look(db => db.OrderLines().ToListAsync());
        var delivered = await trading.Market.Look(db => db.DispatchLines().ToListAsync());
        foreach (var line in lines)
        {
            Assert.Equal(line.UnitPrice.For(line.Accepted), line.Amount);
            Assert.Equal(line.Amount, Money.Sum(delivered.Where(part => part.LineId == line.Id).Select(part => part.Amount)));
            Assert.Equal(line.Accepted, Weight.Sum(delivered.Where(part => part.LineId == line.Id).Select(part => part.Accepted)));
        }

        Assert.Equal(lines.Sum(line => line.Accepted.Grams), await trading.Sum(EntryType.Accepted));
    }
}
