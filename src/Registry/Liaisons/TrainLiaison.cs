using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>The liaison attended the training on a day; from then on households can be assigned.</summary>
/// <param name="On">Not later than today.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record TrainLiaison(Guid LiaisonId, DateOnly On) : ICommand<Done>;

internal sealed class TrainLiaisonHandler(MarketDb db, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<TrainLiaison, Done>
{
    public async Task<Done> Handle(TrainLiaison request, CancellationToken cancellationToken)
    {
        new FieldErrors().Require(request.On <= clock.Today(), "on", "registry.day-in-future").ThrowIfAny();
        var liaison = await LiaisonLoad.Reach(db, actor).SingleOrDefaultAsync(row => row.Id == request.LiaisonId, cancellationToken)
            ?? throw new NotFound();
        liaison.TrainedOn = request.On;
        trail.Say($"liaison/{liaison.Code}", detail: $"trained on {request.On:O}");
        return default;
    }
}
