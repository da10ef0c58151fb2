using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>What the members of the cooperative grow, and who of them grows one product: what an application for a certificate is made of.</summary>
/// <param name="Produce">The product whose growers are listed, at most 500; null: none.</param>
[Allowed(Roles.Cooperative)]
public sealed record GetGrowers(string? Produce = null) : IQuery<Growers>;

/// <summary>Products with the number of members who grow them, and the growers of one.</summary>
public sealed record Growers(IReadOnlyList<GrownProduce> Produce, IReadOnlyList<Grower> Households);

/// <summary>A product of the members.</summary>
public sealed record GrownProduce(Named Produce, int Households);

/// <summary>A member who grows it.</summary>
public sealed record Grower(string HouseholdCode, string Village, Weight Yield);

internal sealed class GetGrowersHandler(MarketDb db, CatalogNames names, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetGrowers, Growers>
{
    private const int Most = 500;

    public async Task<Growers> Handle(GetGrowers request, CancellationToken cancellationToken)
    {
        var (own, today) = (actor.Organisation, clock.Today());
        var members = db.Memberships().Where(row => row.CooperativeId == own && row.From <= today && (row.To == null || row.To > today));
        var grown = from member in members
                    join holding in db.Holdings() on member.HouseholdCode equals holding.HouseholdCode
                    select holding;
        var known = await names.Get(db, cancellationToken);
        var kinds = await grown.GroupBy(holding => holding.Produce).Select(group => new { group.Key, Count = group.Select(holding => holding.HouseholdCode).Distinct().Count() }).ToListAsync(cancellationToken);
        var households = request.Produce is not { } produce ? null : await (
            from holding in grown
            where holding.Produce == produce
            join household in db.Households() on holding.HouseholdCode equals household.Code
            join village in db.Villages() on household.VillageCode equals village.Code
            orderby household.Code
            select new { household.Code, village.Name, holding.YieldPerSeason }).Take(Most).ToListAsync(cancellationToken);
        return new Growers(
            [.. kinds.OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => new GrownProduce(known.OfProduce(kind.Key), kind.Count))],
            households?.ConvertAll(row => new Grower(row.Code, row.Name, row.YieldPerSeason)) ?? []);
    }
}
