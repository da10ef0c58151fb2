using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>A household takes a consent back; it holds no longer from today.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record WithdrawConsent(string HouseholdCode, ConsentKind Kind) : ICommand<Done>;

/// <summary>Told when a consent ends, so that others stop what rested on it.</summary>
public sealed record ConsentWithdrawn(string HouseholdCode, ConsentKind Kind) : IEvent;

internal sealed class WithdrawConsentHandler(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, ActTrail trail,
    IMediator mediator)
    : IRequestHandler<WithdrawConsent, Done>
{
    public async Task<Done> Handle(WithdrawConsent request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        var (code, by, today) = (household.Code, actor.Code, clock.Today());
        var ended = await db.Set<Consent>().Where(row => row.HouseholdCode == code && row.Kind == request.Kind && row.WithdrawnOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnOn, today).SetProperty(row => row.WithdrawnBy, by), cancellationToken);
        if (ended == 0) throw new NotFound();
        trail.Say($"household/{code}", code, $"consent {request.Kind} withdrawn");
        await mediator.Publish(new ConsentWithdrawn(code, request.Kind), cancellationToken);
        return default;
    }
}
