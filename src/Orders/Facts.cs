using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders;

/// <summary>What other modules may read of the trade, composable into their own queries.</summary>
public static class OrdersFacts
{
    public static IQueryable<OrderFact> Orders(this MarketDb db) => db.Set<Order>().Select(order => new OrderFact
    {
        Id = order.Id, Number = order.Number, MemberId = order.MemberId, State = order.State, PlacedAt = order.PlacedAt, ApprovalDueAt = order.ApprovalDueAt,
        ApprovedAt = order.ApprovedAt, Total = order.Total, RequestedBy = order.RequestedBy, DeliverOn = order.DeliverOn,
    });

    public static IQueryable<OrderLineFact> OrderLines(this MarketDb db) => db.Set<OrderLine>().Select(line => new OrderLineFact
    {
        Id = line.Id, OrderId = line.OrderId, LotId = line.LotId, CooperativeId = line.CooperativeId, CountyCode = line.CountyCode, Produce = line.Produce,
        CertificateNo = line.CertificateNo, Ordered = line.Ordered, UnitPrice = line.UnitPrice, HouseholdPrice = line.HouseholdPrice, Taken = line.Taken,
        Released = line.Released, Dispatched = line.Dispatched, Accepted = line.Accepted, Rejected = line.Rejected, Spoiled = line.Spoiled, Amount = line.Amount,
    });

    public static IQueryable<OrderPartFact> OrderParts(this MarketDb db) => db.Set<OrderPart>().Select(part => new OrderPartFact
    {
        OrderId = part.OrderId, CooperativeId = part.CooperativeId, State = part.State, LastArrivalOn = part.LastArrivalOn,
    });

    public static IQueryable<ShareFact> Shares(this MarketDb db) => db.Set<Share>().Select(share => new ShareFact
    {
        LineId = share.LineId, OrderId = share.OrderId, LotId = share.LotId, HouseholdCode = share.HouseholdCode, Produce = share.Produce, Weight = share.Weight,
        Dispatched = share.Dispatched, Settled = share.Settled, Released = share.Released, WrittenAt = share.WrittenAt,
    });

    public static IQueryable<DispatchFact> Dispatches(this MarketDb db) => db.Set<Dispatch>().Select(dispatch => new DispatchFact
    {
        Id = dispatch.Id, Number = dispatch.Number, OrderId = dispatch.OrderId, CooperativeId = dispatch.CooperativeId, MemberId = dispatch.MemberId, State = dispatch.State,
        SlipNo = dispatch.SlipNo, SlipHash = dispatch.SlipHash, ConformityNo = dispatch.ConformityNo, LeftAt = dispatch.LeftAt, ExpectedArrival = dispatch.ExpectedArrival,
        ArrivedAt = dispatch.ArrivedAt, AcceptanceDueAt = dispatch.AcceptanceDueAt, WeighedAt = dispatch.WeighedAt, BySilence = dispatch.BySilence,
        DisputeDueAt = dispatch.DisputeDueAt, DecidedAt = dispatch.DecidedAt, Undecided = dispatch.DecidedBy == "system",
    });

    public static IQueryable<OrderStepFact> OrderSteps(this MarketDb db) => db.Set<OrderStep>().Select(step => new OrderStepFact
    {
        Id = step.Id, OrderId = step.OrderId, CooperativeId = step.CooperativeId, DispatchId = step.DispatchId, Act = step.Act, At = step.At, By = step.By,
    });

    public static IQueryable<DispatchLineFact> DispatchLines(this MarketDb db) => db.Set<DispatchLine>().Select(line => new DispatchLineFact
    {
        Id = line.Id, DispatchId = line.DispatchId, OrderId = line.OrderId, LineId = line.LineId, LotId = line.LotId, Net = line.Net,
        BuyerArrivedGrams = line.BuyerArrivedGrams, AppliedTolerancePerMille = line.AppliedTolerancePerMille, Accepted = line.Accepted, Rejected = line.Rejected,
        Spoiled = line.Spoiled, Disputed = line.Disputed, Amount = line.Amount,
    });

    public static IQueryable<WeighingFact> Weighings(this MarketDb db) => db.Set<Weighing>().Select(weighing => new WeighingFact
    {
        Id = weighing.Id, DispatchId = weighing.DispatchId, DispatchLineId = weighing.DispatchLineId, HouseholdCode = weighing.HouseholdCode, Gross = weighing.Gross,
        Tare = weighing.Tare, Deduction = weighing.Deduction, Net = weighing.Net,
    });

    /// <summary>What the buyers took over: one row for each lot on each lorry of which anything was accepted, with the county and produce it came from.</summary>
    public static IQueryable<DeliveredLineFact> DeliveredLines(this MarketDb db) =>
        from delivered in db.Set<DispatchLine>()
        join dispatch in db.Set<Dispatch>() on delivered.DispatchId equals dispatch.Id
        join line in db.Set<OrderLine>() on delivered.LineId equals line.Id
        where dispatch.WeighedAt != null && delivered.Accepted.Grams > 0
        select new DeliveredLineFact
        {
            DispatchId = dispatch.Id, OrderId = dispatch.OrderId, LineId = line.Id, LotId = line.LotId, MemberId = dispatch.MemberId, CooperativeId = dispatch.CooperativeId,
            CountyCode = line.CountyCode, Produce = line.Produce, CertificateNo = line.CertificateNo, Accepted = delivered.Accepted, Rejected = delivered.Rejected,
            Amount = delivered.Amount, AcceptedAt = dispatch.WeighedAt!.Value,
            Households = db.Set<Weighing>().Where(weighing => weighing.DispatchLineId == delivered.Id).Select(weighing => weighing.HouseholdCode).Distinct().Count(),
        };

    public static IQueryable<LedgerEntryFact> LedgerEntries(this MarketDb db) => db.Set<LedgerEntry>().Select(entry => new LedgerEntryFact
    {
        Id = entry.Id, HouseholdCode = entry.HouseholdCode, LotId = entry.LotId, LineId = entry.LineId, DispatchId = entry.DispatchId, MemberId = entry.MemberId,
        Type = entry.Type, CountsAs = entry.CountsAs, Weight = entry.Weight, OccurredAt = entry.OccurredAt, RecordedAt = entry.RecordedAt, RecordedOn = entry.RecordedOn, RecordedBy = entry.RecordedBy,
        OnBehalfOf = entry.OnBehalfOf, Proof = entry.Proof, Corrects = entry.Corrects,
    });
}

/// <summary>An order.</summary>
public sealed record OrderFact
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid MemberId { get; init; }

    public required OrderState State { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    public required Money Total { get; init; }

    /// <summary>Account code.</summary>
    public required string RequestedBy { get; init; }

    public required DateOnly DeliverOn { get; init; }
}

/// <summary>A line of an order.</summary>
public sealed record OrderLineFact
{
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LotId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Ordered { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    /// <summary>Of the ordered weight: what dispatches used up.</summary>
    public required Weight Taken { get; init; }

    /// <summary>Of the ordered weight: what was given up.</summary>
    public required Weight Released { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Weight Spoiled { get; init; }

    public required Money Amount { get; init; }
}

/// <summary>A cooperative's part of an order.</summary>
public sealed record OrderPartFact
{
    public required Guid OrderId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required OrderState State { get; init; }

    /// <summary>China's day on which the last lorry that has arrived did.</summary>
    public required DateOnly? LastArrivalOn { get; init; }
}

/// <summary>A household's share of a line.</summary>
public sealed record ShareFact
{
    public required Guid LineId { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LotId { get; init; }

    public required string HouseholdCode { get; init; }

    public required string Produce { get; init; }

    public required Weight Weight { get; init; }

    public required Weight Dispatched { get; init; }

    /// <summary>Of what was dispatched: that whose fate stands in the ledger. Weight − released − settled is what the open order still counts for.</summary>
    public required Weight Settled { get; init; }

    public required Weight Released { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>A lorry.</summary>
public sealed record DispatchFact
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required Guid MemberId { get; init; }

    public required DispatchState State { get; init; }

    public required string SlipNo { get; init; }

    public required string SlipHash { get; init; }

    public required string ConformityNo { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required DateTimeOffset? ArrivedAt { get; init; }

    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? WeighedAt { get; init; }

    public required bool BySilence { get; init; }

    public required DateTimeOffset? DisputeDueAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Nobody decided its dispute in time, and the buyer's scale stood.</summary>
    public required bool Undecided { get; init; }
}

/// <summary>A line of an order's history.</summary>
public sealed record OrderStepFact
{
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>The part that it concerns; null for the whole order.</summary>
    public required Guid? CooperativeId { get; init; }

    public required Guid? DispatchId { get; init; }

    /// <summary>What happened, as a code: <c>place</c>, <c>approve</c>, <c>cancel</c>, <c>agree-to-cancellation</c>, …</summary>
    public required string Act { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string By { get; init; }
}

/// <summary>Goods of one lot on one lorry.</summary>
public sealed record DispatchLineFact
{
    public required Guid Id { get; init; }

    public required Guid DispatchId { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LineId { get; init; }

    public required Guid LotId { get; init; }

    public required Weight Net { get; init; }

    public required long? BuyerArrivedGrams { get; init; }

    public required int? AppliedTolerancePerMille { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Weight Spoiled { get; init; }

    public required Weight Disputed { get; init; }

    public required Money Amount { get; init; }
}

/// <summary>A weigh-in.</summary>
public sealed record WeighingFact
{
    public required Guid Id { get; init; }

    public required Guid DispatchId { get; init; }

    public required Guid DispatchLineId { get; init; }

    public required string HouseholdCode { get; init; }

    public required Weight Gross { get; init; }

    public required Weight Tare { get; init; }

    public required Weight Deduction { get; init; }

    public required Weight Net { get; init; }
}

/// <summary>What a buyer took over of one lot from one lorry.</summary>
public sealed record DeliveredLineFact
{
    public required Guid DispatchId { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LineId { get; init; }

    public required Guid LotId { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Money Amount { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>How many households' goods it was.</summary>
    public required int Households { get; init; }
}

/// <summary>An entry of the tonnage ledger.</summary>
public sealed record LedgerEntryFact
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required Guid LotId { get; init; }

    public required Guid LineId { get; init; }

    public required Guid DispatchId { get; init; }

    public required Guid MemberId { get; init; }

    public required EntryType Type { get; init; }

    /// <summary>The type toward which it counts: its own, of a correction that of the entry it corrects.</summary>
    public required EntryType CountsAs { get; init; }

    public required Weight Weight { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>China's day of it.</summary>
    public required DateOnly RecordedOn { get; init; }

    public required string RecordedBy { get; init; }

    public required string? OnBehalfOf { get; init; }

    public required string? Proof { get; init; }

    public required Guid? Corrects { get; init; }
}
