using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Removals that wait for another administrator, the oldest first.</summary>
[Allowed(Roles.Administrator)]
public sealed record ProposedRemovals(int Limit = 50) : IQuery<IReadOnlyList<ProposedRemoval>>;

internal sealed class ProposedRemovalsHandler(MarketDb db) : IRequestHandler<ProposedRemovals, IReadOnlyList<ProposedRemoval>>
{
    public async Task<IReadOnlyList<ProposedRemoval>> Handle(ProposedRemovals request, CancellationToken cancellationToken) => await (
        from removal in db.Set<CertificateRemoval>()
        where removal.DecidedAt == null
        join certificate in db.Set<Certificate>() on removal.CertificateId equals certificate.Id
        orderby removal.ProposedAt, removal.Id
        select new ProposedRemoval(removal.CertificateId, certificate.Number, removal.ProposedBy, removal.ProposedAt, removal.Reason)).Take(Pages.Rows(request.Limit)).ToListAsync(cancellationToken);
}
