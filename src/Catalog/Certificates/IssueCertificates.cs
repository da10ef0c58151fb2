using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Finds applications whose notice is over and that no objection holds up, and has each issued in a transaction of its own. Returns how many.</summary>
[SystemOnly]
public sealed record IssueCertificates : ICommand<int>;

internal sealed class IssueCertificatesHandler(MarketDb db, TimeProvider clock, Outbox outbox) : IRequestHandler<IssueCertificates, int>
{
    private const int Most = 500;

    public async Task<int> Handle(IssueCertificates request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var due = await db.Set<CertificateApplication>().Where(row => row.State == ApplicationState.InNotice && row.NoticeTo < today)
            .Where(row => !db.Set<CertificateObjection>().Any(objection => objection.ApplicationId == row.Id && objection.AnsweredAt == null))
            .OrderBy(row => row.NoticeTo).ThenBy(row => row.Id).Select(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        foreach (var id in due) outbox.Send(new IssueCertificate(id));
        return due.Count;
    }
}
