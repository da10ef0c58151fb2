using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>Passes a household from its liaison to another of its county.</summary>
/// <param name="On">The first day of the new one: not later than today, not before the present one began.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record HandOver(string HouseholdCode, Guid ToLiaisonId, DateOnly On) : ICommand<Done>;

internal sealed class HandOverHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<HandOver, Done>
{
    public async Task<Done> Handle(HandOver request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        var present = await LiaisonLoad.Present(db, household.Code).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RuleBroken("registry.no-liaison", household.Code);
        RuleBroken.If(present.LiaisonId == request.ToLiaisonId, "registry.same-liaison", household.Code);
        new FieldErrors().Require(request.On <= clock.Today() && request.On >= present.From, "on", "registry.hand-over-day").ThrowIfAny();
        var code = await LiaisonLoad.Of(db, actor, request.ToLiaisonId, household.CountyCode, cancellationToken);

        present.To = request.On;
        // The filtered unique index sees the end of the one before the beginning of the other.
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new Assignment { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, LiaisonId = request.ToLiaisonId,
            From = request.On });
        trail.Say($"household/{household.Code}", household.Code, $"liaison {code} from {request.On:O}, before {present.LiaisonId}");

        // Both rows in the order of their ids, whoever hands over to whom.
        if (present.LiaisonId.CompareTo(request.ToLiaisonId) < 0) await LiaisonLoad.Release(db, present.LiaisonId, cancellationToken);
        await LiaisonLoad.Take(db, request.ToLiaisonId, cancellationToken);
        if (present.LiaisonId.CompareTo(request.ToLiaisonId) > 0) await LiaisonLoad.Release(db, present.LiaisonId, cancellationToken);
        return default;
    }
}
