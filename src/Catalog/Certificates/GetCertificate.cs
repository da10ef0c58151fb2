using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>One certificate. Anybody may look at the paper behind a lot.</summary>
[Anyone]
public sealed record GetCertificate(Guid Id) : IQuery<CertificateRow?>;

internal sealed class GetCertificateHandler(MarketDb db) : IRequestHandler<GetCertificate, CertificateRow?>
{
    public Task<CertificateRow?> Handle(GetCertificate request, CancellationToken cancellationToken) =>
        CertificateRows.Of(db, db.Certificates().Where(row => row.Id == request.Id)).SingleOrDefaultAsync(cancellationToken);
}
