using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.Orders.Tests.Trading;

namespace ConsumerAid.Orders.Tests.Placing;

public sealed class PlacingOrders
{
    [Theory, EachDatabase]
    public async Task An_order_reserves_and_waits_for_another_person(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000, 1_000], tiers: [(500, 310), (2_000, 300)]);
        var placed = await trading.Place((lot, 2_000));
        Assert.Equal((OrderState.AwaitingApproval, Money.FromYuan(6_000)), (placed.State, placed.Total));
        Assert.Matches("^261123-[0-9A-Z]{6}$", placed.Number);
        var after = await trading.Of(lot);
        Assert.Equal((Kg(1_000), Kg(2_000)), (after.Free, after.Reserved));

        var seen = (await trading.Market.Send(new GetOrder(placed.Id), trading.Purchaser))!;
        var line = Assert.Single(seen.Lines);
        Assert.Equal((Kg(2_000), UnitPrice.Of(300, WeightUnit.Kilogram), PriceBasis.ExCooperative, VatKind.ExemptOwnProduce, 20, 24), (line.TierFrom, line.UnitPrice, line.PriceBasis, line.VatKind, line.TolerancePerMille, line.AcceptanceHours));
        Assert.Equal(("orders.standing-awaiting-approval", NextActor.Approver, trading.Now.AddHours(72)), (seen.Standing.Code, seen.Standing.Who, seen.Standing.By));

        await Refused("orders.own-request", () => trading.Market.Send(new ApproveOrder(placed.Id, true, null), trading.Approver with { Code = trading.Purchaser.Code }));
        await Assert.ThrowsAsync<Forbidden>(() => trading.Market.Send(new ApproveOrder(placed.Id, true, null), trading.Purchaser));
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new ApproveOrder(placed.Id, true, null), Works("U-9", trading.OtherMember, Roles.Approver)));
        Assert.Equal(OrderState.Approved, (await trading.Market.Send(new ApproveOrder(placed.Id, true, null), trading.Approver)).State);
        await Refused("orders.wrong-state", () => trading.Market.Send(new ApproveOrder(placed.Id, true, null), trading.Approver));
        Assert.Equal(Kg(2_000), await Shared(trading, placed.Id));
        Assert.Equal(["place", "approve"], (await trading.Market.Send(new GetOrder(placed.Id), trading.Purchaser))!.History.Select(step => step.Act));
    }

    [Fact]
    public async Task Below_the_units_limit_an_order_is_approved_at_once_and_divided()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000, 1_000]);
        var placed = await trading.Place((lot, 500));
        Assert.Equal(OrderState.Approved, placed.State);
        Assert.Equal(Kg(500), await Shared(trading, placed.Id));
    }

    [Fact]
    public async Task What_makes_no_sense_is_told_field_by_field()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000, 1_000], stepKg: 20);
        var order = trading.Order((lot, 30), (Guid.CreateVersion7(trading.Now), 20)) with { PaymentTerms = "net-90", DeliverTo = " ", DeliverOn = new DateOnly(2026, 11, 22) };
        var form = Assert.IsType<InvalidFields>(await Refused("orders.terms-too-long", () => trading.Market.Send(order, trading.Purchaser)));
        Assert.Equal(["deliverTo", "deliverOn", "paymentTerms"], form.Errors.Select(error => error.Field));
        order = order with { PaymentTerms = "net-60", DeliverTo = "x", DeliverOn = new DateOnly(2026, 11, 23) };
        var lines = Assert.IsType<InvalidFields>(await Refused("orders.between-steps", () => trading.Market.Send(order, trading.Purchaser)));
        Assert.Equal(["lines[0].weight", "lines[1].lotId"], lines.Errors.Select(error => error.Field));
        Assert.Equal([Kg(20), Kg(20), Kg(40)], lines.Errors[0].Arguments);
        await Refused("orders.below-step", () => trading.Place((lot, 10)));
        await Refused("orders.lot-twice", () => trading.Place((lot, 20), (lot, 40)));
        await Refused("orders.weight-missing", () => trading.Place((lot, 0)));
        await Assert.ThrowsAsync<Forbidden>(() => trading.Market.Send(trading.Order((lot, 20)), trading.Approver));
        await Assert.ThrowsAsync<Forbidden>(() => trading.Market.Send(trading.Order((lot, 20)), Works("U-9", trading.Cooperative, Roles.Purchaser)));
        var refused = await Refused("orders.not-enough", () => trading.Place((lot, 2_020)));
        Assert.Equal(409, refused.Status);
        Assert.Equal(Kg(2_000), (await trading.Of(lot)).Free);
    }

    [Fact]
    public async Task A_number_used_before_is_told_not_refused()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000, 1_000]);
        var order = trading.Order((lot, 100)) with { MemberPoNumber = "PO-7" };
        Assert.Empty((await trading.Market.Send(order, trading.Purchaser)).Warnings);
        Assert.Equal("orders.po-used-before", Assert.Single((await trading.Market.Send(order, trading.Purchaser)).Warnings).Code);
        Assert.Empty((await trading.Market.Send(order, trading.OtherPurchaser)).Warnings);
        Assert.Equal(2, (await trading.Market.Send(new FindOrders(Search: "PO-7"), trading.Purchaser)).Items.Count);
        Assert.Single((await trading.Market.Send(new FindOrders(), trading.OtherPurchaser)).Items);
        Assert.Equal(3, (await trading.Market.Send(new FindOrders(), trading.Administrator)).Items.Count);
    }

    [Fact]
    public async Task The_charter_bars_an_order_without_a_valid_certificate()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000], spoilsOn: new DateOnly(2027, 12, 1));
        trading.Market.Clock.Advance(TimeSpan.FromDays(365));
        await Assert.ThrowsAnyAsync<RuleBroken>(() => trading.Place((lot, 100)));
        Assert.Equal(Kg(1_000), (await trading.Of(lot)).Free);
    }

    [Theory, EachDatabase]
    public async Task Declined_cancelled_and_lapsed_orders_free_their_stock(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000]);
        var declined = await trading.Place((lot, 1_000));
        await Refused("orders.reason-missing", () => trading.Market.Send(new ApproveOrder(declined.Id, false, " "), trading.Approver));
        Assert.Equal(OrderState.Declined, (await trading.Market.Send(new ApproveOrder(declined.Id, false, "超出预算"), trading.Approver)).State);
        var cancelled = await trading.Place((lot, 1_000));
        Assert.Equal(OrderState.Cancelled, (await trading.Market.Send(new CancelOrder(cancelled.Id, null), trading.Purchaser)).State);
        var lapsing = await trading.Place((lot, 1_000));
        Assert.Equal(0, await trading.Market.Send(new LapseOrders(), Actor.System));
        trading.Market.Clock.Advance(TimeSpan.FromHours(72));
        await Refused("orders.approval-too-late", () => trading.Market.Send(new ApproveOrder(lapsing.Id, true, null), trading.Approver));
        Assert.Equal(1, await trading.Market.Send(new LapseOrders(), Actor.System));
        Assert.Equal(0, await trading.Market.Send(new LapseOrders(), Actor.System));
        Assert.Equal(OrderState.Lapsed, (await trading.Market.Send(new GetOrder(lapsing.Id), trading.Purchaser))!.State);
        Assert.Equal((Kg(2_000), Weight.Zero), ((await trading.Of(lot)).Free, (await trading.Of(lot)).Reserved));
        foreach (var ended in new[] { declined.Id, cancelled.Id, lapsing.Id })
        {
            await Refused("orders.wrong-state", () => trading.Market.Send(new ApproveOrder(ended, true, null), trading.Approver));
            await Refused("orders.wrong-state", () => trading.Market.Send(new CancelOrder(ended, "x"), trading.Purchaser));
            await Refused("orders.wrong-state", () => trading.Market.Send(new AskForCancellation(ended, "x"), trading.Purchaser));
            await Refused("orders.wrong-state", () => trading.Market.Send(new CloseShort(ended, "x"), trading.Clerk));
            await Refused("orders.wrong-state", () => trading.Market.Send(trading.Load(ended, "S-1", (lot, [(1, 1_000)])), trading.Clerk));
        }
    }

    [Fact]
    public async Task An_order_lapses_before_its_lot_spoils()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var lot = await trading.Lot([1_000], spoilsOn: new DateOnly(2026, 11, 24));
        var placed = await trading.Place((lot, 1_000));
        Assert.Contains(placed.Warnings, warning => warning.Code == "orders.spoils-before-delivery");
        trading.Market.Clock.Advance(TimeSpan.FromHours(37));
        Assert.Equal(0, await trading.Market.Send(new LapseOrders(), Actor.System));
        trading.Market.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await trading.Market.Send(new LapseOrders(), Actor.System));
    }

    [Theory, EachDatabase]
    public async Task After_the_free_hours_only_the_cooperative_can_let_the_buyer_go(DatabaseProvider provider)
    {
        await using var trading = await Trading.On(provider);
        var lot = await trading.Lot([1_000, 1_000]);
        var free = await trading.Approved((lot, 800));
        trading.Market.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(OrderState.Cancelled, (await trading.Market.Send(new CancelOrder(free, null), trading.Purchaser)).State);
        Assert.Equal(Kg(2_000), (await trading.Of(lot)).Free);

        var bound = await trading.Approved((lot, 800));
        await Refused("orders.cancellation-not-asked", () => trading.Market.Send(new AgreeToCancellation(bound, true, null), trading.Clerk));
        trading.Market.Clock.Advance(TimeSpan.FromHours(25));
        await Assert.ThrowsAsync<CharterBlocked>(() => trading.Market.Send(new CancelOrder(bound, "不要了"), trading.Purchaser));
        await Refused("orders.reason-missing", () => trading.Market.Send(new AskForCancellation(bound, ""), trading.Purchaser));
        await trading.Market.Send(new AskForCancellation(bound, "食堂停业"), trading.Purchaser);
        Assert.Equal("orders.standing-cancellation-asked", (await trading.Market.Send(new GetOrder(bound), trading.Clerk))!.Standing.Code);
        await Assert.ThrowsAsync<NotFound>(() => trading.Market.Send(new AgreeToCancellation(bound, true, null), trading.OtherClerk));
        await trading.Market.Send(new AgreeToCancellation(bound, false, "已经采摘"), trading.Clerk);
        await trading.Market.Send(new AskForCancellation(bound, "食堂停业"), trading.Purchaser);
        Assert.Equal(OrderState.Cancelled, (await trading.Market.Send(new AgreeToCancellation(bound, true, null), trading.Clerk)).State);
        Assert.Equal((Kg(2_000), Weight.Zero), ((await trading.Of(lot)).Free, (await trading.Of(lot)).Reserved));
        Assert.Equal(0, await trading.Market.Look(db => db.Offers().SumAsync(offer => offer.Promised.Grams)));
    }

    [Fact]
    public async Task Each_cooperative_sees_and_acts_on_its_own_part_only()
    {
        await using var trading = await Trading.On(DatabaseProvider.Sqlite);
        var (mine, others) = (await trading.Lot([1_000, 1_000]), await trading.Lot([500, 500], cooperative: trading.OtherCooperative, firstHousehold: 10));
        var id = await trading.Approved((mine, 1_000), (others, 400));
        var seen = (await trading.Market.Send(new GetOrder(id), trading.Clerk))!;
        Assert.Equal((mine, trading.Cooperative), (Assert.Single(seen.Lines).LotId, Assert.Single(seen.Parts).CooperativeId));
        Assert.Equal(mine, Assert.Single((await trading.Market.Send(new GetAllocation(id), trading.Clerk))!.Lines).LotId);
        await Refused("orders.lot-not-in-order", () => trading.Market.Send(trading.Load(id, "S-1", (others, [(10, 1_000)])), trading.Clerk));
        Assert.Equal(OrderState.Dispatching, (await trading.Market.Send(new CloseShort(id, "冻害"), trading.OtherClerk)).State);
        Assert.Equal(OrderState.Completed, (await trading.Market.Send(new GetOrder(id), trading.OtherClerk))!.State);
        Assert.Equal(OrderState.Approved, (await trading.Market.Send(new GetOrder(id), trading.Clerk))!.State);
        Assert.Equal(OrderState.Completed, (await trading.Market.Send(new CloseShort(id, "冻害"), trading.Clerk)).State);
        Assert.Equal(Kg(2_000), (await trading.Of(mine)).Free);
        await Refused("orders.wrong-state", () => trading.Market.Send(new CloseShort(id, "冻害"), trading.Clerk));
    }

    private static Task<Weight> Shared(Trading trading, Guid order) =>
        trading.Market.Look(async db => new Weight(await db.Shares().Where(share => share.OrderId == order).SumAsync(share => share.Weight.Grams)));
}
