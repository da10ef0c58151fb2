using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>Something that was done with a lot, and when.</summary>
internal sealed record LotAct
{
    public required Guid LotId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The acts of a past period that rules judge, as facts.</summary>
internal static class Acts
{
    /// <summary>Lots that became public.</summary>
    public static IQueryable<LotAct> ListingsBetween(this MarketDb db, DateTimeOffset start, DateTimeOffset end) =>
        from lot in db.Lots()
        where lot.PublishedAt >= start && lot.PublishedAt < end
        select new LotAct { LotId = lot.Id, At = lot.PublishedAt!.Value };

    /// <summary>Lots that were ordered, once for each order.</summary>
    public static IQueryable<LotAct> OrderingsBetween(this MarketDb db, DateTimeOffset start, DateTimeOffset end) =>
        from order in db.Orders()
        join line in db.OrderLines() on order.Id equals line.OrderId
        where order.PlacedAt >= start && order.PlacedAt < end
        select new LotAct { LotId = line.LotId, At = order.PlacedAt };

    /// <summary>Lots of which goods left, once for each lorry.</summary>
    public static IQueryable<LotAct> DeparturesBetween(this MarketDb db, DateTimeOffset start, DateTimeOffset end) =>
        from dispatch in db.Dispatches()
        join line in db.DispatchLines() on dispatch.Id equals line.DispatchId
        where dispatch.LeftAt >= start && dispatch.LeftAt < end
        select new LotAct { LotId = line.LotId, At = dispatch.LeftAt };
}
