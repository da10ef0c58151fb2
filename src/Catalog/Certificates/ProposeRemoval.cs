using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>An administrator proposes to remove a certificate, with the reason. Nothing changes until another one agrees.</summary>
[Allowed(Roles.Administrator)]
public sealed record ProposeRemoval(Guid CertificateId, string Reason) : ICommand<Guid>;

internal sealed class ProposeRemovalHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<ProposeRemoval, Guid>
{
    public async Task<Guid> Handle(ProposeRemoval request, CancellationToken cancellationToken)
    {
        var (now, reason) = (clock.GetUtcNow(), Reasons.Required(request.Reason));
        var certificate = await db.Certificates().Where(row => row.Id == request.CertificateId).Select(row => new { row.CooperativeId, row.RemovedOn }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFound();
        if (certificate.RemovedOn is not null) throw new RuleBroken("certification.removed") { Status = 409 };
        if (await db.Set<CertificateRemoval>().AnyAsync(row => row.CertificateId == request.CertificateId && row.DecidedAt == null, cancellationToken))
        {
            throw new RuleBroken("certification.removal-under-way") { Status = 409 };
        }

        var removal = new CertificateRemoval { Id = Guid.CreateVersion7(now), CertificateId = request.CertificateId, ProposedBy = actor.Code, ProposedAt = now, Reason = reason };
        db.Add(removal);
        trail.Say($"certificate/{request.CertificateId}", certificate.CooperativeId.ToString(), "removal proposed");
        return removal.Id;
    }
}
