using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Placing;

/// <summary>The member unit that orders.</summary>
internal sealed class OrderingUnit
{
    private static readonly PerModel<Func<MarketDb, Guid, string?, CancellationToken, Task<OrderingUnit?>>> ById = new(() => EF.CompileAsyncQuery((MarketDb db, Guid id, string? poNumber, CancellationToken _) =>
        db.Organisations().Where(unit => unit.Id == id && unit.Kind == OrganisationKind.MemberUnit && unit.Active).Select(unit => new OrderingUnit
        {
            Id = unit.Id, ApprovalFrom = unit.ApprovalFrom, PoNumberUsed = poNumber != null && db.Set<Order>().Any(order => order.MemberId == id && order.MemberPoNumber == poNumber),
        }).SingleOrDefault()));

    public required Guid Id { get; init; }

    /// <summary>From this total up another person has to release an order.</summary>
    public required Money ApprovalFrom { get; init; }

    /// <summary>The unit's own number stands on an order already.</summary>
    public required bool PoNumberUsed { get; init; }

    /// <exception cref="Forbidden">The actor's organisation is no active member unit.</exception>
    public static async Task<OrderingUnit> Of(MarketDb db, CurrentActor actor, string? poNumber, CancellationToken cancellation) =>
        await ById.For(db)(db, actor.Organisation, poNumber, cancellation) ?? throw new Forbidden();
}
