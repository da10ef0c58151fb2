using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// Applications for certificates: a cooperative's own, those of a reviewer's county, all for administrators and auditors. Newest first; those of one state, which wait for somebody,
/// longest waiting first.
/// </summary>
/// <param name="Contested">Only those with an objection that nobody has answered.</param>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record FindApplications(ApplicationState? State = null, bool Contested = false, string? After = null, int Limit = 50) : IQuery<Page<ApplicationRow>>;

/// <summary>An application in a list.</summary>
public sealed record ApplicationRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string Cooperative { get; init; }
    public required string? CooperativeEn { get; init; }
    public required Named Produce { get; init; }
    public required Named County { get; init; }
    public required ApplicationState State { get; init; }
    public required DateTimeOffset AppliedAt { get; init; }
    public required bool IsRenewal { get; init; }

    /// <summary>How many households stand behind it; for the public null below ten.</summary>
    public required int? Households { get; init; }
    public required DateOnly? NoticeFrom { get; init; }

    /// <summary>The last day for objections.</summary>
    public required DateOnly? NoticeTo { get; init; }
    public required int OpenObjections { get; init; }
    public required Guid? CertificateId { get; init; }
}

internal sealed class FindApplicationsHandler(MarketDb db, CatalogNames names, CurrentActor actor) : IRequestHandler<FindApplications, Page<ApplicationRow>>
{
    public async Task<Page<ApplicationRow>> Handle(FindApplications request, CancellationToken cancellationToken)
    {
        var take = Pages.Rows(request.Limit);
        var applications = db.ApplicationsOf(actor);
        var waiting = request.State is not null;
        if (request.State is { } state) applications = applications.Where(row => row.State == state);
        if (request.Contested) applications = applications.Where(row => db.Set<CertificateObjection>().Any(objection => objection.ApplicationId == row.Id && objection.AnsweredAt == null));
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            applications = waiting
                ? applications.Where(row => row.AppliedAt >= at && (row.AppliedAt > at || row.Id.CompareTo(id) > 0))
                : applications.Where(row => row.AppliedAt <= at && (row.AppliedAt < at || row.Id.CompareTo(id) < 0));
        }

        var sorted = waiting ? applications.OrderBy(row => row.AppliedAt).ThenBy(row => row.Id) : applications.OrderByDescending(row => row.AppliedAt).ThenByDescending(row => row.Id);
        var rows = await ApplicationRows.Read(db, sorted.Take(take + 1), cancellationToken);
        var known = await names.Get(db, cancellationToken);
        return Pages.Of(rows.ConvertAll(row => row.ToRow(known, toAll: false)), take, row => Cursor.Of(row.AppliedAt, row.Id));
    }
}

/// <summary>Applications with the names that belong to them.</summary>
internal static class ApplicationRows
{
    /// <summary>What the actor may look into.</summary>
    public static IQueryable<CertificateApplication> ApplicationsOf(this MarketDb db, CurrentActor actor)
    {
        var all = db.Set<CertificateApplication>().AsNoTracking();
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return all;
        if (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode is { } county) return all.Where(row => row.CountyCode == county);
        var own = actor.Organisation;
        return all.Where(row => row.CooperativeId == own);
    }

    /// <summary>Reads them in the order of the query.</summary>
    public static Task<List<Found>> Read(MarketDb db, IQueryable<CertificateApplication> applications, CancellationToken cancellation) => applications.Select(row => new Found
    {
        Id = row.Id, Number = row.Number, CooperativeId = row.CooperativeId, CountyCode = row.CountyCode, Produce = row.Produce, State = row.State, AppliedAt = row.AppliedAt,
        RenewsId = row.RenewsId, NoticeFrom = row.NoticeFrom, NoticeTo = row.NoticeTo, CertificateId = row.CertificateId,
        Cooperative = db.Organisations().Where(one => one.Id == row.CooperativeId).Select(one => one.Name).Single(),
        CooperativeEn = db.Organisations().Where(one => one.Id == row.CooperativeId).Select(one => one.NameEn).Single(),
        Households = db.Set<ApplicationHousehold>().Count(own => own.ApplicationId == row.Id),
        OpenObjections = db.Set<CertificateObjection>().Count(objection => objection.ApplicationId == row.Id && objection.AnsweredAt == null),
    }).ToListAsync(cancellation);

    internal sealed class Found
    {
        public required Guid Id { get; init; }
        public required string Number { get; init; }
        public required Guid CooperativeId { get; init; }
        public required string CountyCode { get; init; }
        public required string Produce { get; init; }
        public required ApplicationState State { get; init; }
        public required DateTimeOffset AppliedAt { get; init; }
        public required Guid? RenewsId { get; init; }
        public required DateOnly? NoticeFrom { get; init; }
        public required DateOnly? NoticeTo { get; init; }
        public required Guid? CertificateId { get; init; }
        public required string Cooperative { get; init; }
        public required string? CooperativeEn { get; init; }
        public required int Households { get; init; }
        public required int OpenObjections { get; init; }

        public ApplicationRow ToRow(CatalogNames.Kept names, bool toAll) => new()
        {
            Id = Id, Number = Number, CooperativeId = CooperativeId, Cooperative = Cooperative, CooperativeEn = CooperativeEn, Produce = names.OfProduce(Produce),
            County = names.OfCounty(CountyCode), State = State, AppliedAt = AppliedAt, IsRenewal = RenewsId is not null, NoticeFrom = NoticeFrom, NoticeTo = NoticeTo,
            Households = toAll && Households < LotCard.FewestSeen ? null : Households, OpenObjections = OpenObjections, CertificateId = CertificateId,
        };
    }
}
