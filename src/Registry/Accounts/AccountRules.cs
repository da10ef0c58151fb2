using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>What several commands on accounts share.</summary>
internal static class AccountRules
{
    public static readonly TimeSpan TokenLives = TimeSpan.FromHours(12);

    public static string PhoneHash(this PersonalVault vault, string phone) => vault.Hash("phone", phone);

    /// <summary>A new security stamp: every session and token of the account ends with it.</summary>
    public static void EndSessions(this Account account)
    {
        account.SecurityStamp = NewStamp();
        account.ConcurrencyStamp = NewStamp();
    }

    public static string NewStamp() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static async Task<Account> Load(this MarketDb db, Guid id, CancellationToken cancellation) =>
        await db.Set<Account>().SingleOrDefaultAsync(account => account.Id == id, cancellation) ?? throw new NotFound();

    /// <summary>An account that is not the actor's own: nobody decides about oneself.</summary>
    public static Task<Account> LoadOther(this MarketDb db, Guid id, CurrentActor actor, CancellationToken cancellation)
    {
        RuleBroken.If(id == actor.Account, "registry.own-account");
        return db.Load(id, cancellation);
    }

    /// <summary>Everybody else who can look after what one administrator did; there are few of them.</summary>
    public static async Task<IReadOnlyList<Notice>> NoticesToAdministrators(
        MarketDb db, string code, IReadOnlyList<string> arguments, Guid except, DateTimeOffset now, CancellationToken cancellation, string? link = null)
    {
        var administrators = await (from role in db.Set<AccountRole>()
                                    join account in db.Set<Account>() on role.AccountId equals account.Id
                                    where role.Role == Roles.Administrator && !account.Disabled && account.Id != except
                                    orderby account.Code
                                    select account.Id).Take(100).ToListAsync(cancellation);
        return [.. administrators.Select(administrator => Notice.ToAccount(administrator, code, arguments, link, now))];
    }

    /// <summary>The roles fit each other and what the account works for.</summary>
    /// <returns>The county that the account works in, or null.</returns>
    /// <exception cref="InvalidFields">They do not.</exception>
    public static async Task<string?> CheckRoles(MarketDb db, IReadOnlyCollection<string> roles, AccountPlace place, CancellationToken cancellation)
    {
        var organisation = await db.Organisations().SingleOrDefaultAsync(row => row.Id == place.OrganisationId, cancellation);
        var liaison = await db.Set<Liaison>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == place.LiaisonId, cancellation);
        var county = place.CountyCode is null || await db.Set<County>().AnyAsync(row => row.Code == place.CountyCode, cancellation);
        var buys = roles.Any(role => role is Roles.Purchaser or Roles.Approver or Roles.Finance);
        var sells = roles.Contains(Roles.Cooperative);
        new FieldErrors()
            .Require(roles.Count > 0 && roles.All(Roles.All.Contains), "roles", "registry.roles-unknown")
            // Whoever checks must not be who is checked.
            .Require(!roles.Contains(Roles.Auditor) || roles.Count == 1, "roles", "registry.auditor-alone")
            .Require(!sells || organisation?.Kind == OrganisationKind.Cooperative, "organisationId", "registry.role-needs-cooperative")
            .Require(!buys || organisation?.Kind == OrganisationKind.MemberUnit, "organisationId", "registry.role-needs-member")
            .Require(place.OrganisationId is null || organisation is not null, "organisationId", "registry.organisation-unknown")
            .Require(!roles.Contains(Roles.Liaison) || liaison is not null, "liaisonId", "registry.role-needs-liaison")
            .Require(!roles.Contains(Roles.CountyReviewer) || (place.CountyCode is not null && county), "countyCode", "registry.role-needs-county")
            .ThrowIfAny();
        return place.CountyCode ?? liaison?.CountyCode ?? organisation?.CountyCode;
    }
}

/// <summary>For whom an account works, as its roles need it.</summary>
/// <param name="OrganisationId">Cooperative, member unit or office.</param>
/// <param name="CountyCode">A reviewer's county; others have that of their cooperative or liaison.</param>
/// <param name="LiaisonId">The liaison whom the account signs in.</param>
public sealed record AccountPlace(Guid? OrganisationId = null, string? CountyCode = null, Guid? LiaisonId = null);
