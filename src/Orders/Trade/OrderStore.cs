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

    /// <summary>An order of the actor's unit, to change.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<Order> OfMember(Guid id, CancellationToken cancellation)
    {
        var member = actor.Organisation;
        return await Whole().SingleOrDefaultAsync(order => order.Id == id && order.MemberId == member, cancellation) ?? throw new NotFound();
    }

    /// <summary>An order of which the actor's cooperative has a part, to change.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<Order> OfCooperative(Guid id, CancellationToken cancellation)
    {
        var cooperative = actor.Organisation;
        return await Whole().SingleOrDefaultAsync(order => order.Id == id && order.Parts.Any(part => part.CooperativeId == cooperative), cancellation) ?? throw new NotFound();
    }

    /// <summary>An order, to change, whoever asks.</summary>
    public Task<Order> Any(Guid id, CancellationToken cancellation) => Whole().SingleAsync(order => order.Id == id, cancellation);

    /// <summary>A dispatch of the actor's unit or cooperative, or for those who see all any, to change.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<Dispatch> Dispatch(Guid id, CancellationToken cancellation)
    {
        var organisation = actor.Value.OrganisationId;
        var all = SeesAll || actor.Value.IsSystem;
        return await db.Set<Dispatch>().Include(dispatch => dispatch.Lines).ThenInclude(line => line.Weighings).AsSingleQuery().SingleOrDefaultAsync(
            dispatch => dispatch.Id == id && (all || dispatch.MemberId == organisation || dispatch.CooperativeId == organisation), cancellation) ?? throw new NotFound();
    }

    private IQueryable<Order> Whole() => db.Set<Order>().Include(order => order.Lines).Include(order => order.Parts).AsSingleQuery();
}
