using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// The office releases a lot that stands still, with a reason: an administrator who did not record the result that froze it (<c>testing.same-person</c>). One that was on sale and
/// is still good and certified is on sale again. Each lot is released by itself.
/// </summary>
[Allowed(Roles.Administrator)]
public sealed record ReleaseLot(Guid LotId, string Reason) : ICommand<Done>;

internal sealed class ReleaseLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, IMediator mediator) : IRequestHandler<ReleaseLot, Done>
{
    public async Task<Done> Handle(ReleaseLot request, CancellationToken cancellationToken)
    {
        var (now, reason) = (clock.GetUtcNow(), Reasons.Required(request.Reason));
        var lot = await LotRows.GetLocked(db, request.LotId, cancellationToken) ?? throw new NotFound();
        var freezes = await db.Set<LotFreeze>().Where(row => row.LotId == lot.Id && row.ReleasedAt == null).ToListAsync(cancellationToken);
        if (freezes.Count == 0) throw new RuleBroken("testing.not-frozen") { Status = 409 };
        foreach (var freeze in freezes) freeze.Release(actor.Code, now, reason);
        var paper = await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == lot.CertificateId, cancellationToken);
        lot.Unfreeze(paper is null ? lot.SpoilsOn : Certificate.LastDay(paper.ValidTo, paper.RemovedOn));
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), "released");
        await mediator.Publish(new LotReleased(lot.Id), cancellationToken);
        await mediator.Send(new TellParties("testing.notice-released", [lot.Number], $"/cooperative/lots/{lot.Id}") { Organisations = [lot.CooperativeId] }, cancellationToken);
        return default;
    }
}
