using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Regions;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>How many households a liaison looks after: moved by guarded updates.</summary>
internal static class LiaisonLoad
{
    public static IQueryable<Assignment> Present(MarketDb db, string householdCode) =>
        db.Set<Assignment>().Where(row => row.HouseholdCode == householdCode && row.To == null);

    /// <summary>The liaisons whom the actor may deal with.</summary>
    public static IQueryable<Liaison> Reach(MarketDb db, CurrentActor actor)
    {
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor) || actor.Value.IsSystem) return db.Set<Liaison>();
        var county = actor.County;
        return db.Set<Liaison>().Where(liaison => liaison.CountyCode == county);
    }

    /// <summary>The code of a liaison in reach and of this county.</summary>
    /// <exception cref="InvalidFields">There is none.</exception>
    public static async Task<string> Of(MarketDb db, CurrentActor actor, Guid id, string county, CancellationToken cancellation)
    {
        var code = await Reach(db, actor).Where(liaison => liaison.Id == id && liaison.CountyCode == county).Select(liaison => liaison.Code)
            .SingleOrDefaultAsync(cancellation);
        new FieldErrors().Require(code is not null, "liaisonId", "registry.liaison-unknown").ThrowIfAny();
        return code!;
    }

    /// <exception cref="RuleBroken">Not trained, or ten households already.</exception>
    public static async Task Take(MarketDb db, Guid id, CancellationToken cancellation)
    {
        var taken = await db.Set<Liaison>()
            .Where(liaison => liaison.Id == id && liaison.TrainedOn != null && liaison.Households < Liaison.MostHouseholds)
            .ExecuteUpdateAsync(set => set.SetProperty(liaison => liaison.Households, liaison => liaison.Households + 1), cancellation);
        if (taken == 1) return;
        var trained = await db.Set<Liaison>().AnyAsync(liaison => liaison.Id == id && liaison.TrainedOn != null, cancellation);
        throw trained
            ? new RuleBroken("registry.liaison-full", Liaison.MostHouseholds) { Status = 409 }
            : new RuleBroken("registry.liaison-untrained");
    }

    public static Task Release(MarketDb db, Guid id, CancellationToken cancellation) => db.Set<Liaison>().Where(liaison => liaison.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(liaison => liaison.Households, liaison => liaison.Households - 1), cancellation);
}
