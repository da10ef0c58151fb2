using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;

namespace ConsumerAid.Orders.Reading;

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
