using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>The cooperative weighed goods in at the households and a lorry leaves with them: all of its part of the order, or some.</summary>
/// <param name="SlipNo">The weigh slip's number, never used before in the cooperative.</param>
/// <param name="ConformityNo">Number of the 承诺达标合格证, issued by the cooperative, naming its households' batches (CH-12).</param>
[Allowed(Roles.Cooperative)]
public sealed record DispatchGoods(
    Guid OrderId, string VehiclePlate, string SlipNo, string? ConformityNo, DateTimeOffset? ExpectedArrival, IReadOnlyList<LoadedLot> Lines) : ICommand<LeftDispatch>;

/// <summary>Goods of one lot on the lorry.</summary>
public sealed record LoadedLot(Guid LotId, IReadOnlyList<WeighIn> Weighings);

/// <summary>A household's goods on the scale; a household may be weighed several times.</summary>
public sealed record WeighIn(string HouseholdCode, Weight Gross, Weight Tare, Weight Deduction)
{
    internal Weight Net => Gross - Tare - Deduction;
}

/// <summary>The lorry has left.</summary>
public sealed record LeftDispatch(Guid Id, string Number, Weight Net, IReadOnlyList<Warning> Warnings);

internal sealed class DispatchGoodsHandler(
    MarketDb db, OrderStore orders, ICharter charter, TonnageLedger ledger, Parties parties, CurrentActor actor, IMediator mediator, ActTrail trail, TimeProvider clock)
    : IRequestHandler<DispatchGoods, LeftDispatch>
{
    public async Task<LeftDispatch> Handle(DispatchGoods request, CancellationToken cancellationToken)
    {
        var (now, cooperative) = (clock.GetUtcNow(), actor.Organisation);
        var order = await orders.OfCooperative(request.OrderId, cancellationToken);
        order.Part(cooperative).State.After(OrderAct.Dispatch);
        DispatchForm.Check(request, now);
        var lines = LinesOf(order, cooperative, request);
        var slipNo = request.SlipNo.Trim();
        var slipUsed = await db.Set<Dispatch>().AnyAsync(dispatch => dispatch.CooperativeId == cooperative && dispatch.SlipNo == slipNo, cancellationToken);
        new FieldErrors().Require(!slipUsed, "slipNo", "orders.slip-used", slipNo).ThrowIfAny();

        var lineIds = lines.Select(line => line.Id).ToArray();
        var codes = request.Lines.SelectMany(line => line.Weighings).Select(weighing => weighing.HouseholdCode).Distinct(StringComparer.Ordinal).ToArray();
        var shares = await db.Set<Share>().Where(share => lineIds.Contains(share.LineId) && codes.Contains(share.HouseholdCode))
            .ToDictionaryAsync(share => (share.LineId, share.HouseholdCode), cancellationToken);
        CheckShares(request, lines, shares);

        var loads = lines.SelectMany((line, i) => Loads(line, request.Lines[i], shares)).ToList();
        var over = loads.Where(load => load.Net > load.Used).Select(load => new HouseholdSupply(load.Share.HouseholdCode, load.Line.Produce, load.Net - load.Used)).ToList();
        var conformityNo = Input.Trimmed(request.ConformityNo);
        var said = await charter.Require(new DispatchLeaving(order.Id, [.. lines.Select(line => line.LotId)], conformityNo, over), cancellationToken);

        var id = Guid.CreateVersion7(now);
        var slip = Slip(id, order, cooperative, request, now);
        var dispatch = Dispatch.Leave(
            new DispatchPlan
            {
                Id = id, OrderId = order.Id, CooperativeId = cooperative, MemberId = order.MemberId, SlipNo = slipNo, VehiclePlate = request.VehiclePlate.Trim(),
                ConformityNo = conformityNo ?? "", ExpectedArrival = request.ExpectedArrival!.Value, Slip = slip.Json, SlipHash = slip.Hash,
                Lines = [.. lines.Select((line, i) => Loaded(id, line, request.Lines[i], now))],
            },
            now);
        db.Add(dispatch);
        foreach (var load in loads) load.Line.Leave(load.Net, load.Used);
        order.Leave(dispatch, actor.Code, now);
        ledger.Post([.. loads.Select(load => new Posting(
            load.Share.HouseholdCode, load.Line.LotId, load.Line.Id, id, order.MemberId, EntryType.Dispatched, load.Net.Grams, now, load.Share.HouseholdCode, slip.Hash))]);
        trail.Say($"dispatch/{id}", order.MemberId.ToString());
        foreach (var load in loads) trail.Say($"dispatch/{id}", load.Share.HouseholdCode, $"net {load.Net.Grams} g");
        await parties.TellMember(order, "orders.notice-dispatched", cancellationToken, dispatch.Number);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Send(new TakeFromLots([.. loads.Select(load => new OfferWeight(load.Line.LotId, load.Share.HouseholdCode, load.Used))]), cancellationToken);
        return new LeftDispatch(id, dispatch.Number, Weight.Sum(loads.Select(load => load.Net)), Warning.Of(said));
    }

    private static List<OrderLine> LinesOf(Order order, Guid cooperative, DispatchGoods request)
    {
        var found = request.Lines.Select(loaded => order.Lines.SingleOrDefault(line => line.LotId == loaded.LotId && line.CooperativeId == cooperative)).ToList();
        var errors = new FieldErrors();
        for (var i = 0; i < found.Count; i++) errors.Require(found[i] is not null, $"lines[{i}].lotId", "orders.lot-not-in-order");
        errors.ThrowIfAny();
        return [.. found.Select(line => line!)];
    }

    // A household gives at most what is left of its share, and no more above that than a scale may differ.
    private static void CheckShares(DispatchGoods request, List<OrderLine> lines, Dictionary<(Guid, string), Share> shares)
    {
        var errors = new FieldErrors();
        for (var i = 0; i < lines.Count; i++)
        {
            var weighings = request.Lines[i].Weighings;
            var nets = new Dictionary<string, Weight>(StringComparer.Ordinal);
            for (var j = 0; j < weighings.Count; j++)
            {
                var (code, field) = (weighings[j].HouseholdCode, $"lines[{i}].weighings[{j}].");
                if (!shares.TryGetValue((lines[i].Id, code), out var share))
                {
                    errors.Require(false, field + "householdCode", "orders.no-share");
                    continue;
                }

                var net = nets[code] = nets.GetValueOrDefault(code) + weighings[j].Net;
                var within = (Int128)net.Grams * 1000 <= (Int128)share.Remaining.Grams * (1000 + lines[i].TolerancePerMille);
                errors.Require(within, field + "gross", "orders.above-share", share.Remaining, net);
            }
        }

        errors.ThrowIfAny();
    }

    /// <summary>The goods of one lot by household, taken off the shares.</summary>
    internal static IEnumerable<Load> Loads(OrderLine line, LoadedLot loaded, IReadOnlyDictionary<(Guid, string), Share> shares) =>
        loaded.Weighings.GroupBy(weighing => weighing.HouseholdCode, StringComparer.Ordinal).OrderBy(household => household.Key, StringComparer.Ordinal).Select(household =>
        {
            var share = shares[(line.Id, household.Key)];
            var net = Weight.Sum(household.Select(weighing => weighing.Net));
            return new Load(line, share, net, share.Leave(net));
        });

    /// <summary>The goods of one lot as they stand on the dispatch.</summary>
    internal static DispatchLine Loaded(Guid dispatchId, OrderLine line, LoadedLot loaded, DateTimeOffset now)
    {
        var result = new DispatchLine
        {
            Id = Guid.CreateVersion7(now), DispatchId = dispatchId, OrderId = line.OrderId, LineId = line.Id, LotId = line.LotId,
            Net = Weight.Sum(loaded.Weighings.Select(weighing => weighing.Net)), TolerancePerMille = line.TolerancePerMille, DailyLossPerMille = line.DailyLossPerMille,
            AcceptanceHours = line.AcceptanceHours,
        };
        result.Weighings.AddRange(loaded.Weighings.Select((weighing, i) => new Weighing
        {
            Id = Guid.CreateVersion7(now), DispatchLineId = result.Id, DispatchId = dispatchId, Position = i, HouseholdCode = weighing.HouseholdCode,
            Gross = weighing.Gross, Tare = weighing.Tare, Deduction = weighing.Deduction, Net = weighing.Net,
        }));
        return result;
    }

    /// <summary>The weigh slip as a paper.</summary>
    internal static Proof Slip(Guid id, Order order, Guid cooperative, DispatchGoods request, DateTimeOffset now) => Proof.Of(new
    {
        Kind = "weigh-slip", Dispatch = id, Order = order.Number, Cooperative = cooperative, Slip = request.SlipNo.Trim(), Plate = request.VehiclePlate.Trim(),
        Conformity = Input.Trimmed(request.ConformityNo), LeftAt = now.UtcDateTime,
        Lines = request.Lines.Select(line => new
        {
            Lot = line.LotId,
            Weighings = line.Weighings.Select(weighing => new
            {
                Household = weighing.HouseholdCode, Gross = weighing.Gross.Grams, Tare = weighing.Tare.Grams, Deduction = weighing.Deduction.Grams, Net = weighing.Net.Grams,
            }),
        }),
    });

    internal sealed record Load(OrderLine Line, Share Share, Weight Net, Weight Used);
}
