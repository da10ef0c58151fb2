using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Organisations;

/// <summary>What the form of an organisation holds.</summary>
/// <param name="Name">2 to 100 characters.</param>
/// <param name="CreditCode">Unified social credit code; null for those that have none yet.</param>
/// <param name="Field">For member units, required; null for others.</param>
/// <param name="ApprovalFrom">For member units: orders from this amount up need an approver.</param>
public sealed record OrganisationForm(string Name, string? NameEn, string? CreditCode, MemberField? Field, Money ApprovalFrom);

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
        if (creditCode is null) return;
        if (!await db.Set<Organisation>().AnyAsync(row => row.CreditCode == creditCode && row.Id != except, cancellation)) return;
        throw new RuleBroken("registry.credit-code-taken") { Status = 409, Field = "creditCode" };
    }
}
