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

internal sealed class AssignLiaisonHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<AssignLiaison, Done>
{
    public async Task<Done> Handle(AssignLiaison request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        if (await LiaisonLoad.Present(db, household.Code).AnyAsync(cancellationToken))
        {
            throw new RuleBroken("registry.has-liaison", household.Code) { Status = 409 };
        }
        var code = await LiaisonLoad.Of(db, actor, request.LiaisonId, household.CountyCode, cancellationToken);
        await LiaisonLoad.Take(db, request.LiaisonId, cancellationToken);
        db.Add(new Assignment { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, LiaisonId = request.LiaisonId,
            From = clock.Today() });
        trail.Say($"household/{household.Code}", household.Code, $"liaison {code}");
        return default;
    }
}
