using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Organisations;

/// <summary>What the form of an organisation holds.</summary>
/// <param name="Name">2 to 100 characters.</param>
/// <param name="CreditCode">Unified social credit code; null for those that have none yet.</param>
/// <param name="Field">For member units, required; null for others.</param>
/// <param name="ApprovalFrom">For member units: orders from this amount up need an approver.</param>
public sealed record OrganisationForm(string Name, string? NameEn, string? CreditCode, MemberField? Field, Money ApprovalFrom);

/// <summary>Enters an organisation.</summary>
/// <param name="CountyCode">Required for cooperatives and county offices; it never changes afterwards.</param>
/// <returns>Its id and code.</returns>
[Allowed(Roles.Administrator)]
public sealed record RegisterOrganisation(OrganisationKind Kind, string? CountyCode, OrganisationForm Form) : ICommand<RegisteredOrganisation>;

/// <summary>Changes what may change of an organisation; kind, code and county stay.</summary>
[Allowed(Roles.Administrator)]
public sealed record EditOrganisation(Guid Id, OrganisationForm Form, bool Active) : ICommand<Done>;

/// <summary>A new organisation's id and code.</summary>
public sealed record RegisteredOrganisation(Guid Id, string Code);

internal sealed class RegisterOrganisationHandler(MarketDb db, Counters counters, TimeProvider clock, ActTrail trail) : IRequestHandler<RegisterOrganisation, RegisteredOrganisation>
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
            Id = Guid.CreateVersion7(now), Code = $"{letter}-{await counters.Next($"organisation-{letter}", cancellationToken):D6}", Kind = kind, CountyCode = request.CountyCode,
            Name = form.Name, NameEn = form.NameEn, CreditCode = form.CreditCode, Field = form.Field, ApprovalFrom = form.ApprovalFrom, RegisteredAt = now,
        };
        db.Add(organisation);
        trail.Say($"organisation/{organisation.Code}", detail: kind.ToString());
        return new RegisteredOrganisation(organisation.Id, organisation.Code);
    }
}

internal sealed class EditOrganisationHandler(MarketDb db, ActTrail trail) : IRequestHandler<EditOrganisation, Done>
{
    public async Task<Done> Handle(EditOrganisation request, CancellationToken cancellationToken)
    {
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        var form = OrganisationRules.Checked(organisation.Kind, request.Form);
        await OrganisationRules.RequireNew(db, form.CreditCode, organisation.Id, cancellationToken);
        trail.Say($"organisation/{organisation.Code}", detail: $"creditCode {organisation.CreditCode}→{form.CreditCode}; approvalFrom {organisation.ApprovalFrom.Fen}→{form.ApprovalFrom.Fen}; active {organisation.Active}→{request.Active}");
        (organisation.Name, organisation.NameEn, organisation.CreditCode) = (form.Name, form.NameEn, form.CreditCode);
        (organisation.Field, organisation.ApprovalFrom, organisation.Active) = (form.Field, form.ApprovalFrom, request.Active);
        return default;
    }
}

internal static class OrganisationRules
{
    public static char Letter(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Cooperative => 'C',
        OrganisationKind.MemberUnit => 'M',
        OrganisationKind.CountyOffice or OrganisationKind.AllianceOffice => 'O',
        OrganisationKind.SocialOrganisation => 'S',
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The form, trimmed and with the credit code in its normal form.</summary>
    /// <exception cref="InvalidFields">Anything does not make sense.</exception>
    public static OrganisationForm Checked(OrganisationKind kind, OrganisationForm form)
    {
        var (name, nameEn, typedCode) = (Typed.Trimmed(form.Name), Typed.Trimmed(form.NameEn), Typed.Trimmed(form.CreditCode));
        var code = CreditCode.Parse(typedCode);
        new FieldErrors()
            .Require(name is { Length: >= 2 and <= 100 }, "name", "registry.name-length", 2, 100)
            .Require(nameEn is null or { Length: <= 200 }, "nameEn", "registry.text-too-long", 200)
            .Require(typedCode is null || code is not null, "creditCode", "registry.credit-code-wrong")
            .Require((form.Field is not null) == (kind == OrganisationKind.MemberUnit), "field", "registry.member-field")
            .Require(form.ApprovalFrom.Fen >= 0, "approvalFrom", "registry.amount-negative")
            .ThrowIfAny();
        return form with { Name = name!, NameEn = nameEn, CreditCode = code };
    }

    public static async Task RequireNew(MarketDb db, string? creditCode, Guid? except, CancellationToken cancellation)
    {
        if (creditCode is null || !await db.Set<Organisation>().AnyAsync(row => row.CreditCode == creditCode && row.Id != except, cancellation)) return;
        throw new RuleBroken("registry.credit-code-taken") { Status = 409, Field = "creditCode" };
    }
}
