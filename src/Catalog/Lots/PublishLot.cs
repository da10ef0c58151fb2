using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The cooperative asks for publication: the charter's rules look at the lot, then the county reviews it.</summary>
/// <exception cref="CharterBlocked">Rules stand against it; nothing is changed.</exception>
[Allowed(Roles.Cooperative)]
public sealed record PublishLot(Guid LotId) : ICommand<SubmittedLot>;

/// <summary>Where the lot stands now, and what the charter has to say of it without barring it.</summary>
public sealed record SubmittedLot(LotState State, IReadOnlyList<CharterObjection> Warnings);

internal sealed class PublishLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter) : IRequestHandler<PublishLot, SubmittedLot>
{
    public async Task<SubmittedLot> Handle(PublishLot request, CancellationToken cancellationToken)
    {
        var lot = await OwnLots.Get(db, actor, request.LotId, cancellationToken);
        await db.Entry(lot).Collection(row => row.Offers).LoadAsync(cancellationToken);
        lot.Submit(actor.Code, clock.GetUtcNow());
        lot.CertificateId = await db.Set<Certificate>().Where(row => row.Number == lot.CertificateNo && row.CooperativeId == lot.CooperativeId && row.Produce == lot.Produce)
            .Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), lot.State.Code());
        await db.SaveChangesAsync(cancellationToken);
        return new SubmittedLot(lot.State, await charter.Require(new LotPublication(lot.Id), cancellationToken));
    }
}
