using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Organisations;

/// <summary>One organisation, or null.</summary>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.CountyReviewer)]
public sealed record GetOrganisation(Guid Id) : IQuery<OrganisationFact?>;

internal sealed class GetOrganisationHandler(MarketDb db, CurrentActor actor) : IRequestHandler<GetOrganisation, OrganisationFact?>
{
    public Task<OrganisationFact?> Handle(GetOrganisation request, CancellationToken cancellationToken) =>
        db.VisibleOrganisations(actor).SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
}
