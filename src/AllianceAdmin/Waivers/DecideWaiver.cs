using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Waivers;

/// <summary>Another administrator than the one who proposed it lets a waiver take force, or does not.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideWaiver(Guid WaiverId, bool Approve) : ICommand<Done>;

internal sealed class DecideWaiverHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<DecideWaiver, Done>
{
    public async Task<Done> Handle(DecideWaiver request, CancellationToken cancellationToken)
    {
        var waiver = await db.Set<Waiver>().SingleOrDefaultAsync(row => row.Id == request.WaiverId, cancellationToken) ?? throw new NotFound();
        waiver.Decide(request.Approve, actor.Code, clock.GetUtcNow());
        trail.Say($"waiver/{waiver.Id}", waiver.PartyId?.ToString(), request.Approve ? "approved" : "declined");
        return default;
    }
}
