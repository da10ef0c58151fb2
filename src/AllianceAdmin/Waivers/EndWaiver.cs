using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Waivers;

/// <summary>Ends a waiver before its time: the rule bars again at once. One administrator is enough for that.</summary>
[Allowed(Roles.Administrator)]
public sealed record EndWaiver(Guid WaiverId) : ICommand<Done>;

internal sealed class EndWaiverHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<EndWaiver, Done>
{
    public async Task<Done> Handle(EndWaiver request, CancellationToken cancellationToken)
    {
        var waiver = await db.Set<Waiver>().SingleOrDefaultAsync(row => row.Id == request.WaiverId, cancellationToken) ?? throw new NotFound();
        waiver.End(actor.Code, clock.GetUtcNow());
        trail.Say($"waiver/{waiver.Id}", waiver.PartyId?.ToString());
        return default;
    }
}
