using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-12: goods leave with the number of their 承诺达标合格证 (农产品质量安全法, 2022, art. 39).</summary>
internal sealed class ConformityWithGoods(MarketDb db) : CharterRule<ConformityWithGoods.Departure>("CH-12", curable: false)
{
    /// <summary>A lorry without that number.</summary>
    internal sealed record Departure
    {
        public required Guid OrderId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string OrderNumber { get; init; }
        public required Guid? CooperativeId { get; init; }
        public required Guid? DispatchId { get; init; }
    }

    protected override IQueryable<Departure>? Facts(Scope scope, CharterBook book) => scope switch
    {
        Scope.Acting { Question: DispatchLeaving leaving, Now: var now } when string.IsNullOrWhiteSpace(leaving.ConformityNo) =>
            from order in db.Orders()
            where order.Id == leaving.OrderId
            select new Departure
            {
                OrderId = order.Id, At = now, OrderNumber = order.Number, DispatchId = null,
                CooperativeId = db.Lots().Where(lot => leaving.LotIds.Contains(lot.Id)).Select(lot => (Guid?)lot.CooperativeId).FirstOrDefault(),
            },
        { Events: ({ } from, { } to) } => Between(from, to),
        _ => null,
    };

    protected override IEnumerable<Verdict> Judge(Departure fact, CharterBook book)
    {
        var objection = new CharterObjection(Rule, CharterEffect.Block, $"order/{fact.OrderId}", "charter.conformity-missing", "0", "1", fact.OrderNumber);
        yield return new Verdict(objection, Severity.Serious, fact.At)
        {
            Against = fact.CooperativeId is { } seller ? Party.Cooperative(seller) : null, CooperativeId = fact.CooperativeId,
            Evidence = fact.DispatchId is { } dispatch ? [$"dispatch/{dispatch}"] : [],
        };
    }

    private IQueryable<Departure> Between(DateTimeOffset start, DateTimeOffset end) =>
        from dispatch in db.Dispatches()
        where dispatch.LeftAt >= start && dispatch.LeftAt < end && dispatch.ConformityNo == ""
        join order in db.Orders() on dispatch.OrderId equals order.Id
        select new Departure { OrderId = order.Id, At = dispatch.LeftAt, OrderNumber = order.Number, CooperativeId = dispatch.CooperativeId, DispatchId = dispatch.Id };
}
