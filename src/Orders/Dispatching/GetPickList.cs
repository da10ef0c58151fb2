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

/// <summary>Where the cooperative collects for its part of an order, by liaison and village. Null when it has no part in it.</summary>
[Allowed(Roles.Cooperative)]
public sealed record GetPickList(Guid OrderId) : IQuery<PickList?>;

/// <summary>The list to collect by.</summary>
public sealed record PickList(Guid OrderId, string OrderNumber, string MemberName, DateOnly DeliverOn, string DeliverTo, IReadOnlyList<Pick> Picks);

/// <summary>What to fetch at one household.</summary>
public sealed record Pick
{
    public required Guid LotId { get; init; }

    public required string LotTitle { get; init; }

    public required Weight Step { get; init; }

    public required string HouseholdCode { get; init; }

    public required string HouseholdName { get; init; }

    public required string HouseholdPhone { get; init; }

    public required string Town { get; init; }

    public required string Village { get; init; }

    /// <summary>Code of the liaison, or null.</summary>
    public required string? LiaisonCode { get; init; }

    public required string? LiaisonName { get; init; }

    public required Weight Share { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Remaining { get; init; }
}

internal sealed class GetPickListHandler(MarketDb db, OrderStore orders, CurrentActor actor, PersonalVault vault) : IRequestHandler<GetPickList, PickList?>
{
    public async Task<PickList?> Handle(GetPickList request, CancellationToken cancellationToken)
    {
        var own = actor.Organisation;
        var head = await (from order in orders.Readable()
                          join member in db.Organisations() on order.MemberId equals member.Id
                          where order.Id == request.OrderId
                          select new { order.Id, order.Number, member.Name, order.DeliverOn, order.DeliverTo }).SingleOrDefaultAsync(cancellationToken);
        if (head is null) return null;
        var rows = await (from share in db.Set<Share>().AsNoTracking()
                          join line in db.Set<OrderLine>() on share.LineId equals line.Id
                          join lot in db.Lots() on share.LotId equals lot.Id
                          join household in db.Households() on share.HouseholdCode equals household.Code
                          join village in db.Villages() on household.VillageCode equals village.Code
                          from assignment in db.Assignments().Where(row => row.HouseholdCode == share.HouseholdCode && row.To == null).DefaultIfEmpty()
                          from liaison in db.Liaisons().Where(row => row.Id == assignment!.LiaisonId).DefaultIfEmpty()
                          where share.OrderId == request.OrderId && line.CooperativeId == own && share.Weight.Grams > share.Released.Grams
                          orderby village.Code, share.HouseholdCode, line.Position
                          select new
                          {
                              Share = share, lot.Title, line.Step, household.Name, household.Phone, village.Town, Village = village.Name,
                              LiaisonCode = liaison == null ? null : liaison.Code, LiaisonName = liaison == null ? (Ciphertext?)null : liaison.Name,
                          }).ToListAsync(cancellationToken);
        return new PickList(head.Id, head.Number, head.Name, head.DeliverOn, head.DeliverTo, [.. rows.Select(row => new Pick
        {
            LotId = row.Share.LotId, LotTitle = row.Title, Step = row.Step, HouseholdCode = row.Share.HouseholdCode, HouseholdName = vault.Open(row.Name),
            HouseholdPhone = vault.Open(row.Phone), Town = row.Town, Village = row.Village, LiaisonCode = row.LiaisonCode,
            LiaisonName = row.LiaisonName is { } name ? vault.Open(name) : null, Share = row.Share.Weight, Dispatched = row.Share.Dispatched, Remaining = row.Share.Remaining,
        })]);
    }
}
