using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A cooperative that was called to talk asks the office's yes for one lot. Asked again while it waits, it is the same request.</summary>
[Allowed(Roles.Cooperative)]
public sealed record AskForListing(Guid LotId) : ICommand<Done>;

internal sealed class AskForListingHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<AskForListing, Done>
{
    public async Task<Done> Handle(AskForListing request, CancellationToken cancellationToken)
    {
        var (now, cooperative) = (clock.GetUtcNow(), actor.Organisation);
        if (!await db.Lots().AnyAsync(lot => lot.Id == request.LotId && lot.CooperativeId == cooperative, cancellationToken)) throw new NotFound();
        RuleBroken.If(!await db.MeasuresAt(now).AnyAsync(row => row.PartyId == cooperative && row.Measure == Measure.Talk && row.Rule != Ladder.Pledge, cancellationToken), "cases.permit-not-needed");
        if (await db.Set<ListingPermit>().AnyAsync(row => row.LotId == request.LotId && (row.DecidedAt == null || row.Granted == true), cancellationToken)) return default;
        db.Add(new ListingPermit { Id = Guid.CreateVersion7(now), LotId = request.LotId, CooperativeId = cooperative, AskedBy = actor.Code, AskedAt = now });
        trail.Say($"lot/{request.LotId}", cooperative.ToString());
        return default;
    }
}
