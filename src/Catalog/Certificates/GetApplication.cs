using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>An application with all that belongs to it. Its cooperative, its county's reviewers and staff see it whole; everybody else once its notice has begun, without households; else null.</summary>
[Anyone]
public sealed record GetApplication(Guid Id) : IQuery<ApplicationSheet?>;

/// <summary>An application as its page shows it.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="IsOwn">Whether the reader is one of those who see it whole.</param>
/// <param name="Note">What the cooperative said; null for others.</param>
/// <param name="Total">What the households bring in a season; null for the public when they are fewer than ten.</param>
/// <param name="Households">Null for the public.</param>
/// <param name="Objections">In the order of time.</param>
public sealed record ApplicationSheet(
    ApplicationRow Row, bool IsOwn, string? Note, Weight? Total, IReadOnlyList<BackingRow>? Households, IReadOnlyList<ApplicationStep> Steps, IReadOnlyList<ObjectionRow> Objections);

/// <summary>A household behind the product.</summary>
/// <param name="Yield">What its registered holding brings in a season; null when none is registered.</param>
public sealed record BackingRow(string HouseholdCode, Weight Weight, UnitPrice Price, BenefitKind Benefit, Weight? Yield);

/// <summary>A line of the application's history. <c>By</c> is an account's code; for the public it and the reason are null.</summary>
public sealed record ApplicationStep(ApplicationState? From, ApplicationState To, DateTimeOffset At, string? By, string? Reason);

/// <summary>An objection.</summary>
/// <param name="Name">The name that was given; for administrators alone.</param>
/// <param name="Reason">For the public null until it is answered.</param>
/// <param name="Upheld">Null while it is open.</param>
public sealed record ObjectionRow(Guid Id, DateTimeOffset At, string? Name, string? Reason, bool? Upheld, string? Answer, DateTimeOffset? AnsweredAt);

internal sealed class GetApplicationHandler(MarketDb db, CatalogNames names, CurrentActor actor, PersonalVault vault) : IRequestHandler<GetApplication, ApplicationSheet?>
{
    private const int MostObjections = 400;

    public async Task<ApplicationSheet?> Handle(GetApplication request, CancellationToken cancellationToken)
    {
        var rows = await ApplicationRows.Read(db, db.Set<CertificateApplication>().AsNoTracking().Where(row => row.Id == request.Id), cancellationToken);
        if (rows.Count == 0) return null;
        var (found, isOffice) = (rows[0], actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor));
        var own = isOffice || (actor.Is(Roles.Cooperative) && actor.Value.OrganisationId == found.CooperativeId) || (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode == found.CountyCode);
        if (!own && found.NoticeFrom is null) return null;

        var households = await (
            from house in db.Set<ApplicationHousehold>()
            where house.ApplicationId == found.Id
            orderby house.HouseholdCode
            select new
            {
                house.HouseholdCode, house.Weight, house.Price, house.Benefit,
                Yield = db.Holdings().Where(holding => holding.HouseholdCode == house.HouseholdCode && holding.Produce == found.Produce)
                    .Select(holding => (long?)holding.YieldPerSeason.Grams).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        var backing = households.ConvertAll(row => new BackingRow(row.HouseholdCode, row.Weight, row.Price, row.Benefit, row.Yield is { } grams ? new Weight(grams) : null));
        var steps = await db.Set<ApplicationMove>().AsNoTracking().Where(row => row.ApplicationId == found.Id).OrderBy(row => row.At).ThenBy(row => row.Id)
            .Select(row => new ApplicationStep(row.From, row.To, row.At, row.By, row.Reason)).ToListAsync(cancellationToken);
        var objections = await db.Set<CertificateObjection>().AsNoTracking().Where(row => row.ApplicationId == found.Id).OrderBy(row => row.At).ThenBy(row => row.Id).Take(MostObjections)
            .ToListAsync(cancellationToken);
        var shown = found.ToRow(await names.Get(db, cancellationToken), toAll: !own);
        var note = await db.Set<CertificateApplication>().Where(application => application.Id == found.Id).Select(application => application.Note).SingleAsync(cancellationToken);
        return new ApplicationSheet(
            shown, own, own ? note : null, shown.Households is null ? null : Weight.Sum(backing.Select(household => household.Weight)), own ? backing : null,
            [.. steps.Select(step => own ? step : step with { By = null, Reason = null })],
            [.. objections.Select(objection => new ObjectionRow(
                objection.Id, objection.At, actor.Is(Roles.Administrator) && !objection.Name.IsEmpty ? vault.Open(objection.Name) : null,
                isOffice || objection.AnsweredAt is not null ? objection.Reason : null, objection.Upheld, objection.Answer, objection.AnsweredAt))]);
    }
}
