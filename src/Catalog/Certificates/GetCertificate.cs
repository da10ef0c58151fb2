using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>One certificate. Anybody may look at the paper behind a lot.</summary>
[Anyone]
public sealed record GetCertificate(Guid Id) : IQuery<CertificatePage?>;

/// <summary>A certificate as its page shows it.</summary>
/// <param name="Paper">As in lists.</param>
/// <param name="Applications">Those from which it came and by which it was renewed, the newest first.</param>
/// <param name="RemovedBecause">Why it was removed, if it was.</param>
/// <param name="Removal">A removal that waits for another administrator; for administrators alone.</param>
public sealed record CertificatePage(CertificateRow Paper, IReadOnlyList<PaperSource> Applications, string? RemovedBecause, ProposedRemoval? Removal);

/// <summary>An application by which a certificate was issued or renewed.</summary>
public sealed record PaperSource(Guid Id, string Number, DateTimeOffset At, bool IsRenewal);

/// <summary>A removal that somebody proposed and nobody has decided.</summary>
public sealed record ProposedRemoval(Guid CertificateId, string CertificateNo, string ProposedBy, DateTimeOffset ProposedAt, string Reason);

internal sealed class GetCertificateHandler(MarketDb db, CurrentActor actor) : IRequestHandler<GetCertificate, CertificatePage?>
{
    private const int MostApplications = 50;

    public async Task<CertificatePage?> Handle(GetCertificate request, CancellationToken cancellationToken)
    {
        var paper = await CertificateRows.Of(db, db.Certificates().Where(row => row.Id == request.Id)).SingleOrDefaultAsync(cancellationToken);
        if (paper is null) return null;
        var applications = await db.Set<CertificateApplication>().AsNoTracking().Where(row => row.CertificateId == request.Id).OrderByDescending(row => row.ClosedAt).Take(MostApplications)
            .Select(row => new PaperSource(row.Id, row.Number, row.ClosedAt!.Value, row.RenewsId != null)).ToListAsync(cancellationToken);
        var removals = db.Set<CertificateRemoval>().AsNoTracking().Where(row => row.CertificateId == request.Id);
        var because = paper.RemovedOn is null ? null : await removals.Where(row => row.Agreed == true).Select(row => row.Reason).FirstOrDefaultAsync(cancellationToken);
        var proposed = !actor.Is(Roles.Administrator) ? null : await removals.Where(row => row.DecidedAt == null)
            .Select(row => new ProposedRemoval(row.CertificateId, paper.Number, row.ProposedBy, row.ProposedAt, row.Reason)).SingleOrDefaultAsync(cancellationToken);
        return new CertificatePage(paper, applications, because, proposed);
    }
}
