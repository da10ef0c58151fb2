using System.Security.Cryptography;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Seeding;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>What an account is made of.</summary>
public sealed record NewAccount(string Name, string Phone, IReadOnlyList<string> Roles, AccountPlace Place);

/// <summary>Makes accounts, one by one or many with one password's hash.</summary>
internal sealed class AccountMaker(MarketDb db, PersonalVault vault, IPasswordHasher<Account> hasher, Counters counters, TimeProvider clock)
{
    /// <summary>Takes about a tenth of a second: many demo accounts share one.</summary>
    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <param name="givers">Who gives it its roles; null: nobody yet.</param>
    public async Task<Account> Make(NewAccount account, RoleGivers? givers, string? passwordHash, bool demo, CancellationToken cancellation)
    {
        var (name, phone) = (Typed.Trimmed(account.Name), PhoneNumber.Parse(account.Phone));
        new FieldErrors()
            .Require(name is { Length: >= 2 and <= 40 }, "name", "registry.name-length", 2, 40)
            .Require(phone is not null, "phone", "registry.phone-wrong")
            .ThrowIfAny();
        var county = await AccountRules.CheckRoles(db, account.Roles, account.Place, cancellation);
        var hash = vault.PhoneHash(phone!);
        if (await db.Set<Account>().AnyAsync(row => row.NormalizedUserName == hash, cancellation))
        {
            throw new RuleBroken("registry.phone-taken") { Status = 409, Field = "phone" };
        }
        if (account.Place.LiaisonId is { } liaison && await db.Set<Account>().AnyAsync(row => row.LiaisonId == liaison, cancellation))
        {
            throw new RuleBroken("registry.liaison-has-account") { Status = 409, Field = "liaisonId" };
        }

        var now = clock.GetUtcNow();
        var code = $"U-{await counters.Next(Series.Account, cancellation):D6}";
        var made = SeededAccounts.Account(code, account with { Name = name!, Phone = phone! }, county, passwordHash, demo, vault, now);
        db.Add(made);
        if (givers is not null) db.AddRange(SeededAccounts.Roles(made, account, givers));
        return made;
    }
}

internal static class Passwords
{
    // Without characters that are mistaken for each other when they are read out.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>16 random characters (79 bits) in four groups.</summary>
    public static string Fresh() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 16).Chunk(4).Select(group => new string(group)));
}
