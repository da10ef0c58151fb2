using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Another administrator decides about the removal that is proposed for a certificate. Agreed: it is valid no longer from today, and its lots are off the list.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideRemoval(Guid CertificateId, bool Agree, string Reason) : ICommand<Done>;

internal sealed class DecideRemovalHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, IMediator mediator) : IRequestHandler<DecideRemoval, Done>
{
    public async Task<Done> Handle(DecideRemoval request, CancellationToken cancellationToken)
    {
        var (now, reason) = (clock.GetUtcNow(), Reasons.Required(request.Reason));
        var removal = await db.Set<CertificateRemoval>().SingleOrDefaultAsync(row => row.CertificateId == request.CertificateId && row.DecidedAt == null, cancellationToken)
            ?? throw new NotFound();
        var certificate = await db.Set<Certificate>().SingleAsync(row => row.Id == removal.CertificateId, cancellationToken);
        removal.Decide(request.Agree, reason, actor.Code, now);
        trail.Say($"certificate/{certificate.Id}", certificate.CooperativeId.ToString(), request.Agree ? "removed" : "removal refused");
        if (!request.Agree) return default;

        certificate.Remove(ChinaTime.DayOf(now));
        await db.SaveChangesAsync(cancellationToken);
        await ListingEnds.Move(db, mediator, certificate, cancellationToken);
        await mediator.Send(
            new TellParties("certification.notice-removed", [certificate.Number], $"/certificates/{certificate.Id}") { Organisations = [certificate.CooperativeId] }, cancellationToken);
        return default;
    }
}
