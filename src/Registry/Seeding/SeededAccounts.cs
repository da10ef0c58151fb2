using ConsumerAid.Foundation.Personal;
using ConsumerAid.Registry.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Registry.Seeding;

/// <summary>An account as rows, without asking whether its phone or place is taken.</summary>
public static class SeededAccounts
{
    /// <summary>The account and its roles.</summary>
    /// <param name="county">The county that it is bound to, if any.</param>
    /// <param name="passwordHash">From <see cref="Hash"/>; null: nobody can sign in yet.</param>
    /// <param name="demo">A start without the demo shuts it.</param>
    public static IEnumerable<object> Of(string code, NewAccount account, string? county, string? passwordHash, bool demo, PersonalVault vault, DateTimeOffset at)
    {
        var made = Account(code, account, county, passwordHash, demo, vault, at);
        return [made, .. Roles(made, account, RoleGivers.System)];
    }

    /// <summary>Takes about a tenth of a second.</summary>
    public static string Hash(string password) =>
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = RegistryWiring.PasswordRounds })).HashPassword(null!, password);

    internal static Account Account(string code, NewAccount account, string? county, string? passwordHash, bool demo, PersonalVault vault, DateTimeOffset at)
    {
        var hash = vault.PhoneHash(account.Phone);
        var made = new Account
        {
            Id = Guid.CreateVersion7(at), Code = code, Name = vault.Seal(account.Name), Phone = vault.Seal(account.Phone), UserName = hash, NormalizedUserName = hash,
            PasswordHash = passwordHash, CountyCode = county, OrganisationId = account.Place.OrganisationId, LiaisonId = account.Place.LiaisonId, IsDemo = demo, CreatedAt = at,
        };
        made.EndSessions();
        return made;
    }

    internal static IEnumerable<AccountRole> Roles(Account made, NewAccount account, RoleGivers givers) =>
        account.Roles.Distinct(StringComparer.Ordinal).Select(role => new AccountRole { AccountId = made.Id, Role = role, GivenBy = givers.By, AgreedBy = givers.AgreedBy });
}
