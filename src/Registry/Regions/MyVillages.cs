using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Regions;

/// <summary>The villages of the actor's county, the actor's own township first where there is one; some hundreds.</summary>
/// <param name="CountyCode">Of which county; of whoever has one of their own it is always that.</param>
[Allowed(Roles.Liaison, Roles.CountyReviewer, Roles.Administrator)]
public sealed record MyVillages(string? CountyCode = null) : IQuery<IReadOnlyList<VillageFact>>;

internal sealed class MyVillagesHandler(MarketDb db, CurrentActor actor) : IRequestHandler<MyVillages, IReadOnlyList<VillageFact>>
{
    public async Task<IReadOnlyList<VillageFact>> Handle(MyVillages request, CancellationToken cancellationToken)
    {
        var (county, liaison) = (actor.Is(Roles.Administrator) ? request.CountyCode : actor.County, actor.Value.LiaisonId);
        var own = await db.Liaisons().Where(row => row.Id == liaison).Select(row => row.VillageCode).SingleOrDefaultAsync(cancellationToken);
        var villages = await db.Villages().Where(village => village.CountyCode == county).OrderBy(village => village.Code).ToListAsync(cancellationToken);
        // The first nine digits of a village's code are its township's.
        return [.. villages.OrderByDescending(village => village.Code == own).ThenByDescending(village => own is not null && village.Code.StartsWith(own[..9], StringComparison.Ordinal))];
    }
}
