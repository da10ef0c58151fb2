using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>One order of the demo, from its placing to wherever its life has come to.</summary>
internal sealed class DemoOrder(DemoTrade trade, Stage stage, DemoWorld world, int number, DemoLife life, bool isWaiting)
{
    private static readonly string[] Places = ["长沙市岳麓区学士路 128 号 食堂", "长沙市芙蓉区车站北路 9 号 门店", "株洲市天元区珠江南路 55 号 中转仓", "长沙市雨花区万家丽路 300 号 冷库"];
    private static readonly PaymentTerms[] Terms = [PaymentTerms.Net30, PaymentTerms.OnReceipt, PaymentTerms.Net15, PaymentTerms.Prepaid];

    private readonly Random random = world.Invented.Random;
    // The demo's buyer has more orders than others, half of them from the demo's cooperative.
    private readonly DemoMember member = world.Members[isWaiting || number % 6 == 0 ? 0 : number % world.Members.Count];
    private readonly bool isFromHome = isWaiting || number % 12 == 0;

    public async Task Place(IReadOnlyList<DemoLot> lots, CancellationToken cancellation)
    {
        var (placedAt, today) = (stage.Clock.Now, ChinaTime.DayOf(stage.Clock.Now));
        var onSale = lots.Where(lot => lot.SpoilsOn > today.AddDays(4)).ToList();
        // Every second order is of what would spoil first; those that wait are of all that the cooperative has.
        var chosen = onSale.OrderByDescending(lot => isFromHome && lot.County.Code == DemoPeople.Home)
            .ThenBy(lot => number % 2 == 0 && !isWaiting ? lot.SpoilsOn.DayNumber + random.Next(20) : random.Next(10_000)).Take(number % 9 == 0 ? 2 : 1).ToList();
        var ids = chosen.Select(lot => lot.Id).ToList();
        var free = await stage.Db.Lots().Where(lot => ids.Contains(lot.Id) && lot.State == LotState.Published).ToDictionaryAsync(lot => lot.Id, cancellation);
        var lines = chosen.Where(lot => free.ContainsKey(lot.Id)).Select(lot => new OrderedLot(lot.Id, Some(free[lot.Id]))).Where(line => line.Weight.IsPositive).ToList();
        if (lines.Count == 0) return;
        var ordered = chosen.Where(lot => lines.Exists(line => line.LotId == lot.Id)).ToList();
        var placed = await stage.Send(
            member.Purchaser,
            new PlaceOrder($"CG{today:yyMMdd}-{number:D3}", lines, Places[number % Places.Length], today.AddDays(4), Codes.Of(Terms[number % Terms.Length])),
            cancellation);
        if (placed.State == OrderState.Approved) await Approved(placed.Id, placedAt, ordered);
        else if (life.Fate != DemoFate.Forgotten) trade.At(placedAt.AddHours(life.ToApproval), token => Approve(placed.Id, ordered, token));
    }

    /// <summary>
    /// A tenth to a third of what is free, at least the minimum, in whole steps. Those that wait share one lot: a twentieth of it each, which is dear enough for the approver; the others leave them as much.
    /// </summary>
    private Weight Some(LotFact lot)
    {
        var part = lot.Estimated.Grams / 20;
        var kept = isWaiting || lot.CountyCode != DemoPeople.Home ? 0 : part * (DemoLife.Waiting.Count + 1);
        var free = Math.Max(0, lot.Free.Grams - kept);
        var wanted = Math.Max(lot.MinimumOrder.Grams, isWaiting ? part : free / 100 * random.Next(8, 30));
        // What is free may not be whole steps, where a household lacked a part of its share.
        var (most, asked) = (free / lot.Step.Grams * lot.Step.Grams, (wanted + lot.Step.Grams - 1) / lot.Step.Grams * lot.Step.Grams);
        return new Weight(most >= asked ? asked : most >= lot.MinimumOrder.Grams || most == lot.Free.Grams ? most : 0);
    }

    private async Task Approve(Guid order, IReadOnlyList<DemoLot> lots, CancellationToken cancellation)
    {
        var isDeclined = life.Fate == DemoFate.Declined;
        await stage.Send(member.Approver, new ApproveOrder(order, !isDeclined, isDeclined ? "本月食堂预算已用完，下月再订。" : null), cancellation);
        if (!isDeclined) await Approved(order, stage.Clock.Now, lots);
    }

    private Task Approved(Guid order, DateTimeOffset at, IReadOnlyList<DemoLot> lots)
    {
        if (life.Fate == DemoFate.Cancelled)
        {
            trade.At(at.AddHours(5), token => stage.Send(member.Purchaser, new CancelOrder(order, "活动改期，暂不需要。"), token));
            return Task.CompletedTask;
        }

        foreach (var county in lots.Select(lot => lot.County).Distinct())
        {
            trade.At(at.AddHours(life.ToDispatch), token => Dispatch(order, county, life.Fate == DemoFate.InParts ? 50 : life.Fate == DemoFate.ClosedShort ? 80 : 100, token));
            if (life.Fate == DemoFate.InParts) trade.At(at.AddHours(life.ToDispatch + 24), token => Dispatch(order, county, 100, token));
            if (life.Fate == DemoFate.ClosedShort) trade.At(at.AddHours(life.ToDispatch + 30), token => stage.Send(county.Clerk, new CloseShort(order, "连日阴雨，余下的没有采收。"), token));
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends a part in hundredths of what is still to go.</summary>
    private async Task Dispatch(Guid order, DemoCounty county, int hundredths, CancellationToken cancellation)
    {
        var at = stage.Clock.Now;
        var allocation = (await stage.Send(county.Clerk, new GetAllocation(order), cancellation))!;
        var loaded = allocation.Lines.Select(line => new LoadedLot(line.LotId, [.. line.Shares
            .Select(share => (share.HouseholdCode, Net: (share.Share.Grams - share.Dispatched.Grams - share.Released.Grams) / 100 * hundredths))
            .Where(row => row.Net > 0)
            .Select(row => Weighed(row.HouseholdCode!, row.Net))])).Where(line => line.Weighings.Count > 0).ToList();
        if (loaded.Count == 0) return;
        var serial = $"{at:yyMMddHHmm}{number:D3}{hundredths:D3}";
        var left = await stage.Send(
            county.Clerk,
            new DispatchGoods(order, $"湘N{random.Next(10_000, 99_999)}", $"BD{serial}", $"HGZ-{county.Code}-{serial}", at.AddHours(9), loaded),
            cancellation);
        trade.At(at.AddHours(life.ToArrival), token => Arrive(left.Id, token));
    }

    /// <summary>On the scale with its crates; a little is deducted for leaves and damage.</summary>
    private WeighIn Weighed(string household, long net)
    {
        var (tare, deduction) = (Math.Max(1_000, net / 100 * 5), random.Next(3) == 0 ? net / 100 : 0);
        return new WeighIn(household, new Weight(net + tare + deduction), new Weight(tare), new Weight(deduction));
    }

    private async Task Arrive(Guid dispatch, CancellationToken cancellation)
    {
        var at = stage.Clock.Now;
        await stage.Send(member.Purchaser, new RecordArrival(dispatch, null, $"DB{at:yyMMddHHmm}{number:D3}"), cancellation);
        if (life.Fate != DemoFate.Silent) trade.At(at.AddHours(life.ToAcceptance), token => Accept(dispatch, token));
    }

    private async Task Accept(Guid dispatch, CancellationToken cancellation)
    {
        var goods = (await stage.Send(member.Purchaser, new GetDispatch(dispatch), cancellation))!;
        if (goods.State != DispatchState.Arrived) return;
        var lines = goods.Lines.Select(line =>
        {
            var perMille = life.Fate == DemoFate.Disputed ? 945 : 1000 - random.Next(line.TolerancePerMille);
            var arrived = line.Net.Grams * perMille / 1000;
            var rejected = life.Fate == DemoFate.PartlyRejected ? arrived / 100 * 6 : 0;
            return new AcceptedLot(line.LotId, new Weight(arrived - rejected), new Weight(rejected), rejected > 0 ? "部分果面碰伤，不合约定等级。" : null, null);
        }).ToList();
        await stage.Send(member.Purchaser, new AcceptDelivery(dispatch, lines), cancellation);
        // Most disputes are settled by the agreement of the cooperative.
        if (life.Fate == DemoFate.Disputed && !isWaiting)
        {
            var county = world.Counties.Single(one => one.Cooperative == goods.CooperativeId);
            trade.At(stage.Clock.Now.AddHours(20), token => stage.Send(county.Clerk, new DecideDispute(dispatch, true, null, null, null), token));
        }
    }
}
