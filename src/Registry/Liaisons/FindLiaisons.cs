using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Personal;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>Liaisons in the order of their codes: a reviewer's own county, or all for the offices.</summary>
/// <param name="WithRoom">Only trained ones who can take another household.</param>
/// <param name="Code">Only the one with this code.</param>
/// <param name="Id">Only this one.</param>
/// <param name="After">The last code of the page before.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record FindLiaisons(
    string? CountyCode = null, string? VillageCode = null, bool WithRoom = false, string? Code = null, Guid? Id = null, string? After = null, int Limit = 50)
    : IQuery<LiaisonPage>;

/// <param name="Items">The liaisons.</param>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record LiaisonPage(IReadOnlyList<LiaisonSheet> Items, string? Next);

/// <param name="Name">Masked by role.</param>
/// <param name="Households">How many are assigned now.</param>
public sealed record LiaisonSheet(Guid Id, string Code, string? Name, VillageFact Village, DateOnly? TrainedOn, int Households);

internal sealed class FindLiaisonsHandler(MarketDb db, PersonalVault vault, CurrentActor actor) : IRequestHandler<FindLiaisons, LiaisonPage>
{
    public async Task<LiaisonPage> Handle(FindLiaisons request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, 200);
        var found = LiaisonLoad.Reach(db, actor).AsNoTracking();
        if (request.CountyCode is { } county) found = found.Where(liaison => liaison.CountyCode == county);
        if (request.VillageCode is { } village) found = found.Where(liaison => liaison.VillageCode == village);
        if (request.WithRoom) found = found.Where(liaison => liaison.TrainedOn != null && liaison.Households < Liaison.MostHouseholds);
        if (Typed.Trimmed(request.Code)?.ToUpperInvariant() is { } code) found = found.Where(liaison => liaison.Code == code);
        if (request.Id is { } id) found = found.Where(liaison => liaison.Id == id);
        if (request.After is { } after) found = found.Where(liaison => string.Compare(liaison.Code, after) > 0);
        var rows = await (
            from liaison in found.OrderBy(liaison => liaison.Code).Take(limit + 1)
            join place in db.Set<Village>() on liaison.VillageCode equals place.Code
            orderby liaison.Code
            select new
            {
                liaison.Id, liaison.Code, liaison.Name, liaison.TrainedOn, liaison.Households,
                Village = new VillageFact { Code = place.Code, Name = place.Name, Town = place.Town, CountyCode = place.CountyCode },
            }).ToListAsync(cancellationToken);
        var viewer = actor.Is(Roles.CountyReviewer) ? Viewer.Own : Viewer.SignedIn;
        var items = rows.Take(limit).Select(row =>
            new LiaisonSheet(row.Id, row.Code, Masks.Name(vault.Open(row.Name), viewer), row.Village, row.TrainedOn, row.Households)).ToList();
        return new LiaisonPage(items, rows.Count > limit ? items[^1].Code : null);
    }
}
