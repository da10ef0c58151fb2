using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Certificates, latest end first: a reviewer sees those of the county, a cooperative its own, staff all.</summary>
/// <param name="ValidOn">Only those valid on this day.</param>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record FindCertificates(string? Produce = null, DateOnly? ValidOn = null, string? After = null, int Limit = 50) : IQuery<Page<CertificateRow>>;

/// <summary>A certificate in a list.</summary>
public sealed record CertificateRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string Cooperative { get; init; }
    public required string Produce { get; init; }
    public required string ProduceZh { get; init; }
    public required string ProduceEn { get; init; }
    public required string CountyCode { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }

    /// <summary>The day from which it is valid no longer, if it was removed.</summary>
    public required DateOnly? RemovedOn { get; init; }

    /// <summary>The application from which it came; null for a paper certificate.</summary>
    public required Guid? ApplicationId { get; init; }
    public required Guid? ScanId { get; init; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= ValidTo && !(RemovedOn <= day);
}

internal sealed class FindCertificatesHandler(MarketDb db, CurrentActor actor) : IRequestHandler<FindCertificates, Page<CertificateRow>>
{
    public async Task<Page<CertificateRow>> Handle(FindCertificates request, CancellationToken cancellationToken)
    {
        var take = Pages.Rows(request.Limit);
        var certificates = db.Certificates();
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) { }
        else if (actor.Is(Roles.CountyReviewer) && actor.County is var county) certificates = certificates.Where(row => row.CountyCode == county);
        else if (actor.Organisation is var own) certificates = certificates.Where(row => row.CooperativeId == own);
        if (request.Produce is { } produce) certificates = certificates.Where(row => row.Produce == produce);
        if (request.ValidOn is { } day) certificates = certificates.ValidOn(day);
        if (Cursor.Parse(request.After) is { } cursor)
        {
            var (last, id) = (cursor.Day, cursor.Id);
            certificates = certificates.Where(row => row.ValidTo <= last && (row.ValidTo < last || row.Id.CompareTo(id) < 0));
        }

        var rows = await CertificateRows.Of(db, certificates.OrderByDescending(row => row.ValidTo).ThenByDescending(row => row.Id).Take(take + 1))
            .OrderByDescending(row => row.ValidTo).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.ValidTo, row.Id));
    }
}

/// <summary>Certificates with the names that belong to them.</summary>
internal static class CertificateRows
{
    public static IQueryable<CertificateRow> Of(MarketDb db, IQueryable<CertificateFact> certificates) =>
        from row in certificates
        join cooperative in db.Organisations() on row.CooperativeId equals cooperative.Id
        join kind in db.Produce() on row.Produce equals kind.Code
        select new CertificateRow
        {
            Id = row.Id, Number = row.Number, CooperativeId = row.CooperativeId, Cooperative = cooperative.Name, Produce = row.Produce, ProduceZh = kind.NameZh,
            ProduceEn = kind.NameEn, CountyCode = row.CountyCode, ValidFrom = row.ValidFrom, ValidTo = row.ValidTo, RemovedOn = row.RemovedOn, ApplicationId = row.ApplicationId,
            ScanId = db.Set<Picture>().Where(picture => picture.SubjectId == row.Id).Select(picture => (Guid?)picture.Id).FirstOrDefault(),
        };
}
