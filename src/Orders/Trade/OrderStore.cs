using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Trade;

/// <summary>Finds the orders and dispatches that the actor may touch; another's is not found.</summary>
internal sealed class OrderStore(MarketDb db, CurrentActor actor)
{
    /// <summary>Administrators and auditors see every order.</summary>
    public bool SeesAll => actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor);

    /// <summary>The cooperative that the actor works for, or null for the buyer's side and those who see all.</summary>
    public Guid? Cooperative => !SeesAll && actor.Is(Roles.Cooperative) ? actor.Organisation : null;

    /// <summary>Whether the actor may know which households stand behind a share.</summary>
    public bool SeesHouseholds => SeesAll || Cooperative is not null || actor.Is(Roles.CountyReviewer);

    /// <summary>The orders that the actor may read.</summary>
    public IQueryable<Order> Readable()
    {
        var orders = db.Set<Order>().AsNoTracking();
        if (SeesAll) return orders;
        var organisation = actor.Organisation;
        return Cooperative is null
            ? orders.Where(order => order.MemberId == organisation)
            : orders.Where(order => order.Parts.Any(part => part.CooperativeId == organisation));
    }

    /// <summary>The dispatches that the actor may read.</summary>
    public IQueryable<Dispatch> ReadableDispatches()
    {
        var dispatches = db.Set<Dispatch>().AsNoTracking();
        if (SeesAll) return dispatches;
        var organisation = actor.Organisation;
        return Cooperative is null
            ? dispatches.Where(dispatch => dispatch.MemberId == organisation)
            : dispatches.Where(dispatch => dispatch.CooperativeId == organisation);
    }

    // Whoever may change an order locks its row first: of two acts at once the second waits, then finds what came of the first, instead of failing half way.

    /// <summary>An order of the actor's unit, to change.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<Order> OfMember(Guid id, CancellationToken cancellation)
    {
        var member = actor.Organisation;
        return await Locked(orders => orders.Where(order => order.Id == id && order.MemberId == member), cancellation) ?? throw new NotFound();
    }

    /// <summary>An order of which the actor's cooperative has a part, to change.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<Order> OfCooperative(Guid id, CancellationToken cancellation)
    {
        var cooperative = actor.Organisation;
        return await Locked(orders => orders.Where(order => order.Id == id && order.Parts.Any(part => part.CooperativeId == cooperative)), cancellation) ?? throw new NotFound();
    }

    /// <summary>An order, to change, whoever asks.</summary>
    public async Task<Order> Any(Guid id, CancellationToken cancellation) =>
        await Locked(orders => orders.Where(order => order.Id == id), cancellation) ?? throw new NotFound();

    /// <summary>A dispatch with its order, to change: of the actor's unit or cooperative, or for those who see all any.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<(Dispatch Dispatch, Order Order)> Dispatch(Guid id, CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        var all = SeesAll || actor.Value.IsSystem;
        var mine = db.Set<Dispatch>().Where(dispatch => dispatch.Id == id && (all || dispatch.MemberId == organisation || dispatch.CooperativeId == organisation));
        var order = await Locked(orders => orders.Where(order => mine.Any(dispatch => dispatch.OrderId == order.Id)), cancellation) ?? throw new NotFound();
        return (await mine.Include(dispatch => dispatch.Lines).ThenInclude(line => line.Weighings).AsSingleQuery().SingleAsync(cancellation), order);
    }

    private async Task<Order?> Locked(Func<IQueryable<Order>, IQueryable<Order>> which, CancellationToken cancellation)
    {
        var found = await which(db.Set<Order>()).ExecuteUpdateAsync(set => set.SetProperty(order => order.Steps, order => order.Steps), cancellation);
        return found == 0 ? null : await which(db.Set<Order>().Include(order => order.Lines).Include(order => order.Parts).AsSingleQuery()).SingleAsync(cancellation);
    }
}
