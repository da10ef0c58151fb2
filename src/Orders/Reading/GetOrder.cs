using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>An order whole, for its unit; its own part, for a cooperative. Null when there is none for the reader.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record GetOrder(Guid OrderId) : IQuery<OrderView?>;

/// <summary>An order.</summary>
public sealed record OrderView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required Guid MemberId { get; init; }

    public required string MemberName { get; init; }

    /// <summary>Of a cooperative: its part's state.</summary>
    public required OrderState State { get; init; }

    public required Standing Standing { get; init; }

    public required string DeliverTo { get; init; }

    public required DateOnly DeliverOn { get; init; }

    public required PaymentTerms PaymentTerms { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Account code.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }

    public required DateTimeOffset? ApprovedAt { get; init; }

    public required string? ApprovedBy { get; init; }

    /// <summary>Until when cancelling is free, or null when it no longer is.</summary>
    public required DateTimeOffset? FreeCancellationUntil { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>At the frozen prices, of the lines that the reader sees.</summary>
    public required Money Total { get; init; }

    /// <summary>What was accepted, in money, of the lines that the reader sees.</summary>
    public required Money Amount { get; init; }

    public required IReadOnlyList<OrderLineView> Lines { get; init; }

    public required IReadOnlyList<OrderPartView> Parts { get; init; }

    public required IReadOnlyList<OrderDispatchView> Dispatches { get; init; }

    public required IReadOnlyList<OrderStepView> History { get; init; }
}

/// <summary>Who acts next.</summary>
public enum NextActor
{
    Nobody,
    Purchaser,
    Approver,
    Cooperative,
    Administrator,
}

/// <summary>Where an order stands, who acts next, by when.</summary>
/// <param name="Code">Key of the sentence: <c>orders.standing-awaiting-approval</c>, <c>-to-dispatch</c>, <c>-on-the-road</c>, <c>-to-accept</c>, <c>-disputed</c>, <c>-cancellation-asked</c>, <c>-completed</c>, <c>-declined</c>, <c>-lapsed</c>, <c>-cancelled</c>.</param>
public sealed record Standing(string Code, NextActor Who, DateTimeOffset? By);

/// <summary>A line with what was frozen and how far it has come.</summary>
public sealed record OrderLineView
{
    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required string LotNumber { get; init; }

    public required string LotTitle { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string Produce { get; init; }

    public required string Grade { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Ordered { get; init; }

    public required Weight Step { get; init; }

    public required Weight TierFrom { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required PriceBasis PriceBasis { get; init; }

    public required VatKind VatKind { get; init; }

    public required int TolerancePerMille { get; init; }

    public required int DailyLossPerMille { get; init; }

    public required int AcceptanceHours { get; init; }

    /// <summary>Ordered weight × unit price.</summary>
    public required Money Price { get; init; }

    /// <summary>Still to be dispatched.</summary>
    public required Weight Open { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Released { get; init; }

    /// <summary>Of what was given up: that for which no household could be found.</summary>
    public required Weight Short { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Weight Spoiled { get; init; }

    public required Money Amount { get; init; }
}

/// <summary>A cooperative's part.</summary>
public sealed record OrderPartView
{
    public required Guid CooperativeId { get; init; }

    public required string CooperativeName { get; init; }

    public required OrderState State { get; init; }

    public required string? ClosedReason { get; init; }

    public required DateTimeOffset? CancellationAskedAt { get; init; }

    public required string? CancellationReason { get; init; }
}

/// <summary>A dispatch of the order, in short.</summary>
public sealed record OrderDispatchView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid CooperativeId { get; init; }

    public required DispatchState State { get; init; }

    public required Weight Net { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Disputed { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required DateTimeOffset? ArrivedAt { get; init; }

    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? DisputeDueAt { get; init; }
}

/// <summary>A line of the history.</summary>
/// <param name="Act">A code: <c>place</c>, <c>approve</c>, <c>decline</c>, <c>lapse</c>, <c>cancel</c>, <c>ask-for-cancellation</c>, <c>agree-to-cancellation</c>, <c>refuse-cancellation</c>, <c>dispatch</c>, <c>arrive</c>, <c>accept</c>, <c>accept-by-silence</c>, <c>dispute</c>, <c>decide</c>, <c>settle-undecided</c>, <c>close</c>, <c>shortage</c>, <c>divide-again</c>.</param>
public sealed record OrderStepView(string Act, OrderState? From, OrderState To, Guid? CooperativeId, Guid? DispatchId, DateTimeOffset At, string By, string? Reason);

internal sealed class GetOrderHandler(MarketDb db, OrderStore orders, ICharter charter, TimeProvider clock) : IRequestHandler<GetOrder, OrderView?>
{
    public async Task<OrderView?> Handle(GetOrder request, CancellationToken cancellationToken)
    {
        var order = await orders.Readable().Include(order => order.Lines).Include(order => order.Parts).Include(order => order.History).AsSplitQuery()
            .SingleOrDefaultAsync(order => order.Id == request.OrderId, cancellationToken);
        if (order is null) return null;
        var own = orders.Cooperative;
        var parts = order.Parts.Where(part => own is null || part.CooperativeId == own).ToList();
        var lines = order.Lines.Where(line => own is null || line.CooperativeId == own).OrderBy(line => line.Position).ToList();
        var names = await Names([order.MemberId, .. parts.Select(part => part.CooperativeId)], cancellationToken);
        var lots = await Lots([.. lines.Select(line => line.LotId)], cancellationToken);
        var dispatches = await Dispatches(order.Id, own, cancellationToken);
        var state = own is null ? order.State : parts[0].State;
        var now = clock.GetUtcNow();
        var freeUntil = order.ApprovedAt?.AddHours((await charter.Terms(now, cancellationToken)).FreeCancellationHours);

        return new OrderView
        {
            Id = order.Id, Number = order.Number, MemberPoNumber = order.MemberPoNumber, MemberId = order.MemberId, MemberName = names[order.MemberId], State = state,
            Standing = Standings.Of(state, order, parts, dispatches), DeliverTo = order.DeliverTo, DeliverOn = order.DeliverOn, PaymentTerms = order.PaymentTerms,
            PlacedAt = order.PlacedAt, RequestedBy = order.RequestedBy, ApprovalDueAt = order.ApprovalDueAt, ApprovedAt = order.ApprovedAt, ApprovedBy = order.ApprovedBy,
            FreeCancellationUntil = order.State == OrderState.AwaitingApproval ? order.ApprovalDueAt
                : order.State == OrderState.Approved && !order.WeighingBegun && freeUntil > now ? freeUntil : null,
            CharterVersion = order.CharterVersion, Total = Money.Sum(lines.Select(line => line.Price)), Amount = Money.Sum(lines.Select(line => line.Amount)),
            Lines = [.. lines.Select(line => Line(line, lots[line.LotId].Number, lots[line.LotId].Title))],
            Parts = [.. parts.Select(part => new OrderPartView
            {
                CooperativeId = part.CooperativeId, CooperativeName = names[part.CooperativeId], State = part.State, ClosedReason = part.ClosedReason,
                CancellationAskedAt = part.CancellationAskedAt, CancellationReason = part.CancellationReason,
            })],
            Dispatches = dispatches,
            History = [.. order.History.Where(step => own is null || step.CooperativeId is null || step.CooperativeId == own).OrderBy(step => step.Position)
                .Select(step => new OrderStepView(
                    step.Act, own is null ? step.From : step.PartFrom ?? step.From, own is null ? step.To : step.PartTo ?? step.To, step.CooperativeId, step.DispatchId, step.At, step.By, step.Reason))],
        };
    }

    private Task<Dictionary<Guid, string>> Names(Guid[] ids, CancellationToken cancellation) =>
        db.Organisations().Where(organisation => ids.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancellation);

    private Task<Dictionary<Guid, LotName>> Lots(Guid[] ids, CancellationToken cancellation) =>
        db.Lots().Where(lot => ids.Contains(lot.Id)).Select(lot => new LotName(lot.Id, lot.Number, lot.Title)).ToDictionaryAsync(lot => lot.Id, cancellation);

    private async Task<List<OrderDispatchView>> Dispatches(Guid orderId, Guid? own, CancellationToken cancellation) =>
        await db.Set<Dispatch>().AsNoTracking().Where(dispatch => dispatch.OrderId == orderId && (own == null || dispatch.CooperativeId == own)).OrderBy(dispatch => dispatch.LeftAt)
            .Select(dispatch => new OrderDispatchView
            {
                Id = dispatch.Id, Number = dispatch.Number, CooperativeId = dispatch.CooperativeId, State = dispatch.State,
                Net = new Weight(dispatch.Lines.Sum(line => line.Net.Grams)), Accepted = new Weight(dispatch.Lines.Sum(line => line.Accepted.Grams)),
                Disputed = new Weight(dispatch.Lines.Sum(line => line.Disputed.Grams)), LeftAt = dispatch.LeftAt, ExpectedArrival = dispatch.ExpectedArrival,
                ArrivedAt = dispatch.ArrivedAt, AcceptanceDueAt = dispatch.AcceptanceDueAt, DisputeDueAt = dispatch.DisputeDueAt,
            }).ToListAsync(cancellation);

    private static OrderLineView Line(OrderLine line, string lotNumber, string lotTitle) => new()
    {
        Id = line.Id, LotId = line.LotId, LotNumber = lotNumber, LotTitle = lotTitle, CooperativeId = line.CooperativeId, Produce = line.Produce, Grade = line.Grade,
        CertificateNo = line.CertificateNo, Ordered = line.Ordered, Step = line.Step, TierFrom = line.TierFrom, UnitPrice = line.UnitPrice,
        HouseholdPrice = line.HouseholdPrice, PriceBasis = line.PriceBasis, VatKind = line.VatKind, TolerancePerMille = line.TolerancePerMille,
        DailyLossPerMille = line.DailyLossPerMille, AcceptanceHours = line.AcceptanceHours, Price = line.Price, Open = line.Open, Dispatched = line.Dispatched,
        Released = line.Released, Short = line.Short, Accepted = line.Accepted, Rejected = line.Rejected, Spoiled = line.Spoiled, Amount = line.Amount,
    };

    private sealed record LotName(Guid Id, string Number, string Title);
}
