using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>Gives a household that has no liaison to one of its county, from today.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record AssignLiaison(string HouseholdCode, Guid LiaisonId) : ICommand<Done>;

/// <summary>Passes a household from its liaison to another of its county.</summary>
/// <param name="On">The first day of the new one: not later than today, not before the present one began.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record HandOver(string HouseholdCode, Guid ToLiaisonId, DateOnly On) : ICommand<Done>;

internal sealed class AssignLiaisonHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<AssignLiaison, Done>
{
    public async Task<Done> Handle(AssignLiaison request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        if (await LiaisonLoad.Present(db, household.Code).AnyAsync(cancellationToken)) throw new RuleBroken("registry.has-liaison", household.Code) { Status = 409 };
        var code = await LiaisonLoad.Of(db, actor, request.LiaisonId, household.CountyCode, cancellationToken);
        await LiaisonLoad.Take(db, request.LiaisonId, cancellationToken);
        db.Add(new Assignment { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, LiaisonId = request.LiaisonId, From = clock.Today() });
        trail.Say($"household/{household.Code}", household.Code, $"liaison {code}");
        return default;
    }
}

internal sealed class HandOverHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<HandOver, Done>
{
    public async Task<Done> Handle(HandOver request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        var present = await LiaisonLoad.Present(db, household.Code).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleBroken("registry.no-liaison", household.Code);
        RuleBroken.If(present.LiaisonId == request.ToLiaisonId, "registry.same-liaison", household.Code);
        new FieldErrors().Require(request.On <= clock.Today() && request.On >= present.From, "on", "registry.hand-over-day").ThrowIfAny();
        var code = await LiaisonLoad.Of(db, actor, request.ToLiaisonId, household.CountyCode, cancellationToken);

        present.To = request.On;
        // The filtered unique index sees the end of the one before the beginning of the other.
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new Assignment { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, LiaisonId = request.ToLiaisonId, From = request.On });
        trail.Say($"household/{household.Code}", household.Code, $"liaison {code} from {request.On:O}, before {present.LiaisonId}");

        // Both rows in the order of their ids, whoever hands over to whom.
        if (present.LiaisonId.CompareTo(request.ToLiaisonId) < 0) await LiaisonLoad.Release(db, present.LiaisonId, cancellationToken);
        await LiaisonLoad.Take(db, request.ToLiaisonId, cancellationToken);
        if (present.LiaisonId.CompareTo(request.ToLiaisonId) > 0) await LiaisonLoad.Release(db, present.LiaisonId, cancellationToken);
        return default;
    }
}

/// <summary>How many households a liaison looks after: moved by guarded updates.</summary>
internal static class LiaisonLoad
{
    public static IQueryable<Assignment> Present(MarketDb db, string householdCode) => db.Set<Assignment>().Where(row => row.HouseholdCode == householdCode && row.To == null);

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
        var code = await Reach(db, actor).Where(liaison => liaison.Id == id && liaison.CountyCode == county).Select(liaison => liaison.Code).SingleOrDefaultAsync(cancellation);
        new FieldErrors().Require(code is not null, "liaisonId", "registry.liaison-unknown").ThrowIfAny();
        return code!;
    }

    /// <exception cref="RuleBroken">Not trained, or ten households already.</exception>
    public static async Task Take(MarketDb db, Guid id, CancellationToken cancellation)
    {
        var taken = await db.Set<Liaison>().Where(liaison => liaison.Id == id && liaison.TrainedOn != null && liaison.Households < Liaison.MostHouseholds)
            .ExecuteUpdateAsync(set => set.SetProperty(liaison => liaison.Households, liaison => liaison.Households + 1), cancellation);
        if (taken == 1) return;
        var trained = await db.Set<Liaison>().AnyAsync(liaison => liaison.Id == id && liaison.TrainedOn != null, cancellation);
        throw trained ? new RuleBroken("registry.liaison-full", Liaison.MostHouseholds) { Status = 409 } : new RuleBroken("registry.liaison-untrained");
    }

    public static Task Release(MarketDb db, Guid id, CancellationToken cancellation) => db.Set<Liaison>().Where(liaison => liaison.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(liaison => liaison.Households, liaison => liaison.Households - 1), cancellation);
}
