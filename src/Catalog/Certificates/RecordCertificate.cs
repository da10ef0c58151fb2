using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The county's reviewer records that a cooperative's product was certified. Refused when the number is known (<c>catalog.certificate-known</c>).</summary>
/// <param name="ValidTo">The last valid day.</param>
/// <param name="Scan">A picture of the paper, if any.</param>
[Allowed(Roles.CountyReviewer)]
public sealed record RecordCertificate(string Number, Guid CooperativeId, string Produce, DateOnly ValidFrom, DateOnly ValidTo, ReadOnlyMemory<byte>? Scan = null) : ICommand<Guid>;

internal sealed class RecordCertificateHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, PictureIntake intake) : IRequestHandler<RecordCertificate, Guid>
{
    public async Task<Guid> Handle(RecordCertificate request, CancellationToken cancellationToken)
    {
        var (now, county, number) = (clock.GetUtcNow(), actor.County, request.Number.Trim());
        new FieldErrors()
            .Require(number.Length is > 0 and <= 60, "number", "catalog.certificate-number-missing", 60)
            .Require(request.ValidTo >= request.ValidFrom, "validTo", "catalog.certificate-ends-before-it-begins")
            .Require(request.ValidTo <= request.ValidFrom.AddYears(5), "validTo", "catalog.certificate-too-long", 5)
            .ThrowIfAny();
        new FieldErrors()
            .Require(await db.Produce().AnyAsync(kind => kind.Code == request.Produce, cancellationToken), "produce", "stock.produce-unknown")
            .Require(
                await db.Organisations().AnyAsync(row => row.Id == request.CooperativeId && row.Kind == OrganisationKind.Cooperative && row.CountyCode == county, cancellationToken),
                "cooperativeId", "catalog.cooperative-unknown")
            .Require(!await db.Set<Certificate>().AnyAsync(row => row.Number == number, cancellationToken), "number", "catalog.certificate-known")
            .ThrowIfAny();
        var certificate = new Certificate
        {
            Id = Guid.CreateVersion7(now), Number = number, CooperativeId = request.CooperativeId, Produce = request.Produce, CountyCode = county, ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo, RecordedBy = actor.Code, RecordedAt = now,
        };
        db.Add(certificate);
        if (request.Scan is { } scan) await intake.Receive($"certificate/{certificate.Id}", "scan", scan, request.CooperativeId.ToString(), 1, cancellationToken);
        trail.Say($"certificate/{certificate.Id}", request.CooperativeId.ToString(), $"{number} {request.Produce} {request.ValidFrom:O}–{request.ValidTo:O}");
        return certificate.Id;
    }
}
