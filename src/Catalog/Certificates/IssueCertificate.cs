using System.Globalization;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// Issues what an application asked for when its notice is over and every objection is answered; else nothing happens. A certificate that is still valid runs on under its number,
/// and lots that name it stay listed; any other is new from today.
/// </summary>
[SystemOnly]
public sealed record IssueCertificate(Guid ApplicationId) : ICommand<Done>;

internal sealed class IssueCertificateHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter, Counters counters, IMediator mediator)
    : IRequestHandler<IssueCertificate, Done>
{
    public async Task<Done> Handle(IssueCertificate request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var application = await db.Set<CertificateApplication>().SingleOrDefaultAsync(row => row.Id == request.ApplicationId, cancellationToken);
        if (application is not { State: ApplicationState.InNotice } || application.NoticeTo >= today) return default;
        if (await db.Set<CertificateObjection>().AnyAsync(row => row.ApplicationId == application.Id && row.AnsweredAt == null, cancellationToken)) return default;

        var days = (await charter.Terms(now, cancellationToken)).CertificateValidityDays;
        var certificate = application.RenewsId is { } renews
            ? await db.Set<Certificate>().SingleOrDefaultAsync(row => row.Id == renews && row.RemovedOn == null && row.ValidTo >= today, cancellationToken) : null;
        if (certificate is not null)
        {
            certificate.Renew(days);
            await db.SaveChangesAsync(cancellationToken);
            await ListingEnds.Move(db, mediator, certificate, cancellationToken);
        }
        else
        {
            db.Add(certificate = await New(application, days, now, cancellationToken));
        }

        application.Issue(certificate.Id, actor.Code, now);
        trail.Say($"certificate/{certificate.Id}", application.CooperativeId.ToString(), $"{certificate.Number} –{certificate.ValidTo:O}");
        await mediator.Send(
            new TellParties("certification.notice-issued", [application.Number, certificate.Number], $"/certificates/{certificate.Id}") { Organisations = [application.CooperativeId] },
            cancellationToken);
        return default;
    }

    private async Task<Certificate> New(CertificateApplication application, int days, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(now);
        var serial = await counters.Next($"certificate/{application.CountyCode}/{today.Year}", cancellation);
        return new Certificate
        {
            Id = Guid.CreateVersion7(now), Number = string.Create(CultureInfo.InvariantCulture, $"RD-{application.CountyCode}-{today.Year}-{serial:0000}"),
            CooperativeId = application.CooperativeId, Produce = application.Produce, CountyCode = application.CountyCode, ValidFrom = today, ValidTo = today.AddDays(days - 1),
            ApplicationId = application.Id, RecordedBy = actor.Code, RecordedAt = now,
        };
    }
}

/// <summary>Until when lots are listed follows their certificate.</summary>
internal static class ListingEnds
{
    /// <summary>After a renewal or a removal that is saved.</summary>
    public static async Task Move(MarketDb db, IMediator mediator, Certificate certificate, CancellationToken cancellation)
    {
        var last = Certificate.LastDay(certificate.ValidTo, certificate.RemovedOn);
        var lots = db.Set<Lot>().Where(lot => lot.CertificateId == certificate.Id && (lot.State == LotState.Published || lot.State == LotState.SoldOut));
        var ids = await lots.OrderBy(lot => lot.Id).Select(lot => lot.Id).ToListAsync(cancellation);
        await LotRows.Lock(db, ids, cancellation);
        await lots.Where(lot => lot.FrozenAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(lot => lot.ListedUntil, lot => lot.SpoilsOn < last ? (DateOnly?)lot.SpoilsOn : (DateOnly?)last), cancellation);
        await mediator.Publish(new LotsChanged(ids), cancellation);
    }
}
