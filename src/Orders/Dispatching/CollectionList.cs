using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>What a liaison's households have to give, and to which cooperative: the shares that have not left, soonest delivery first.</summary>
[Allowed(Roles.Liaison)]
public sealed record CollectionList(int Limit = 200) : IQuery<IReadOnlyList<Collection>>;

/// <summary>What one household has to give of one lot for one order.</summary>
public sealed record Collection
{
    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required Guid LotId { get; init; }

    public required string LotTitle { get; init; }

    public required string Produce { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CooperativeName { get; init; }

    public required string HouseholdCode { get; init; }

    /// <summary>In full: the liaison's own household.</summary>
    public required string HouseholdName { get; init; }

    public required Weight Share { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Remaining { get; init; }

    /// <summary>The day on which the buyer wants the goods.</summary>
    public required DateOnly DeliverOn { get; init; }
}

internal sealed class CollectionListHandler(MarketDb db, CurrentActor actor, PersonalVault vault) : IRequestHandler<CollectionList, IReadOnlyList<Collection>>
{
    public async Task<IReadOnlyList<Collection>> Handle(CollectionList request, CancellationToken cancellationToken)
    {
        var liaison = actor.Liaison;
        var rows = await (from assignment in db.Assignments()
                          join share in db.Set<Share>().AsNoTracking() on assignment.HouseholdCode equals share.HouseholdCode
                          join line in db.Set<OrderLine>() on share.LineId equals line.Id
                          join order in db.Set<Order>() on share.OrderId equals order.Id
                          join household in db.Households() on share.HouseholdCode equals household.Code
                          join lot in db.Lots() on share.LotId equals lot.Id
                          join cooperative in db.Organisations() on line.CooperativeId equals cooperative.Id
                          where assignment.LiaisonId == liaison && assignment.To == null && share.Weight.Grams > share.Taken.Grams + share.Released.Grams
                          orderby order.DeliverOn, share.HouseholdCode, share.LineId
                          select new { Share = share, OrderNumber = order.Number, order.DeliverOn, household.Name, lot.Title, line.CooperativeId, Cooperative = cooperative.Name })
            .Take(Math.Clamp(request.Limit, 1, 200)).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Collection
        {
            OrderId = row.Share.OrderId, OrderNumber = row.OrderNumber, LotId = row.Share.LotId, LotTitle = row.Title, Produce = row.Share.Produce,
            CooperativeId = row.CooperativeId, CooperativeName = row.Cooperative, HouseholdCode = row.Share.HouseholdCode, HouseholdName = vault.Open(row.Name),
            Share = row.Share.Weight, Dispatched = row.Share.Dispatched, Remaining = row.Share.Remaining, DeliverOn = row.DeliverOn,
        })];
    }
}
