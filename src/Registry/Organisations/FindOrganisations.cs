using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Organisations;

/// <summary>Organisations in the order of their codes.</summary>
/// <param name="Text">A part of the name or code.</param>
/// <param name="After">The last code of the page before.</param>
/// <param name="CountyCode">Only those of this county.</param>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.CountyReviewer, Roles.Liaison)]
public sealed record FindOrganisations(OrganisationKind? Kind = null, string? Text = null, string? After = null, int Limit = 50, string? CountyCode = null)
    : IQuery<OrganisationPage>;

/// <param name="Items">The organisations.</param>
/// <param name="Next">Where the next page begins, or null at the end.</param>
public sealed record OrganisationPage(IReadOnlyList<OrganisationFact> Items, string? Next);

internal sealed class FindOrganisationsHandler(MarketDb db, CurrentActor actor) : IRequestHandler<FindOrganisations, OrganisationPage>
{
    public async Task<OrganisationPage> Handle(FindOrganisations request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, 200);
        var found = db.VisibleOrganisations(actor);
        if (request.Kind is { } kind) found = found.Where(row => row.Kind == kind);
        if (request.CountyCode is { } county) found = found.Where(row => row.CountyCode == county);
        if (Typed.Trimmed(request.Text) is { } text) found = found.Where(row => row.Name.Contains(text) || row.Code.Contains(text));
        if (request.After is { } after) found = found.Where(row => string.Compare(row.Code, after) > 0);
        var rows = await found.OrderBy(row => row.Code).Take(limit + 1).ToListAsync(cancellationToken);
        return rows.Count > limit ? new OrganisationPage(rows[..limit], rows[limit - 1].Code) : new OrganisationPage(rows, null);
    }
}

internal static class OrganisationReach
{
    /// <summary>All for the offices, the own county's for a reviewer and a liaison.</summary>
    public static IQueryable<OrganisationFact> VisibleOrganisations(this MarketDb db, CurrentActor actor)
    {
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor) || actor.Value.IsSystem) return db.Organisations();
        var county = actor.County;
        return db.Organisations().Where(row => row.CountyCode == county);
    }
}
