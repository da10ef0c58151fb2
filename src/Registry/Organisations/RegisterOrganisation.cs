using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Organisations;

/// <summary>Enters an organisation.</summary>
/// <param name="CountyCode">Required for cooperatives and county offices; it never changes afterwards.</param>
/// <returns>Its id and code.</returns>
[Allowed(Roles.Administrator)]
public sealed record RegisterOrganisation(OrganisationKind Kind, string? CountyCode, OrganisationForm Form) : ICommand<RegisteredOrganisation>;

/// <summary>A new organisation's id and code.</summary>
public sealed record RegisteredOrganisation(Guid Id, string Code);

internal sealed class RegisterOrganisationHandler(MarketDb db, Counters counters, TimeProvider clock, ActTrail trail)
    : IRequestHandler<RegisterOrganisation, RegisteredOrganisation>
{
    public async Task<RegisteredOrganisation> Handle(RegisterOrganisation request, CancellationToken cancellationToken)
    {
        var (kind, form) = (request.Kind, OrganisationRules.Checked(request.Kind, request.Form));
        var needsCounty = kind is OrganisationKind.Cooperative or OrganisationKind.CountyOffice;
        var known = request.CountyCode is not null && await db.Set<County>().AnyAsync(county => county.Code == request.CountyCode, cancellationToken);
        new FieldErrors().Require(request.CountyCode is null ? !needsCounty : known, "countyCode", "registry.county-unknown").ThrowIfAny();
        await OrganisationRules.RequireNew(db, form.CreditCode, null, cancellationToken);

        var letter = OrganisationRules.Letter(kind);
        var now = clock.GetUtcNow();
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(now), Code = $"{letter}-{await counters.Next($"organisation-{letter}", cancellationToken):D6}", Kind = kind,
            CountyCode = request.CountyCode,
            Name = form.Name, NameEn = form.NameEn, CreditCode = form.CreditCode, Field = form.Field, ApprovalFrom = form.ApprovalFrom,
            RegisteredAt = now,
        };
        db.Add(organisation);
        trail.Say($"organisation/{organisation.Code}", detail: kind.ToString());
        return new RegisteredOrganisation(organisation.Id, organisation.Code);
    }
}
