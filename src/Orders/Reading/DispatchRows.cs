using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;

namespace ConsumerAid.Orders.Reading;

/// <summary>A dispatch in a list.</summary>
public sealed record DispatchRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required string CooperativeName { get; init; }

    public required string MemberName { get; init; }

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

/// <summary>The one projection of dispatches into lists.</summary>
internal static class DispatchRows
{
    public static IQueryable<DispatchRow> Of(MarketDb db, IQueryable<Dispatch> dispatches) =>
        from dispatch in dispatches
        join order in db.Set<Order>() on dispatch.OrderId equals order.Id
        join cooperative in db.Organisations() on dispatch.CooperativeId equals cooperative.Id
        join member in db.Organisations() on dispatch.MemberId equals member.Id
        select new DispatchRow
        {
            Id = dispatch.Id, Number = dispatch.Number, OrderId = order.Id, OrderNumber = order.Number, MemberPoNumber = order.MemberPoNumber,
            CooperativeName = cooperative.Name, MemberName = member.Name, State = dispatch.State, Net = new Weight(dispatch.Lines.Sum(line => line.Net.Grams)),
            Accepted = new Weight(dispatch.Lines.Sum(line => line.Accepted.Grams)), Disputed = new Weight(dispatch.Lines.Sum(line => line.Disputed.Grams)),
            LeftAt = dispatch.LeftAt, ExpectedArrival = dispatch.ExpectedArrival, ArrivedAt = dispatch.ArrivedAt, AcceptanceDueAt = dispatch.AcceptanceDueAt,
            DisputeDueAt = dispatch.DisputeDueAt,
        };
}
