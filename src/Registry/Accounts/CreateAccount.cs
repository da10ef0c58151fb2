using System.Security.Cryptography;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Makes an account, with a first password that is told once and never kept in clear.</summary>
/// <param name="Phone">In any spelling; it signs in.</param>
/// <param name="Roles">At least one of <see cref="Foundation.Requests.Roles.All"/>.</param>
[Allowed(Foundation.Requests.Roles.Administrator)]
public sealed record CreateAccount(string Name, string Phone, IReadOnlyList<string> Roles, AccountPlace Place) : ICommand<CreatedAccount>;

/// <summary>Makes the first administrators of a system without demo accounts, from the command line.</summary>
/// <exception cref="RuleBroken"><c>registry.administrators-enough</c>: there are three already; they make further ones.</exception>
[SystemOnly]
public sealed record CreateFirstAdministrator(string Phone, string Password, string Name = "管理员") : ICommand<CreatedAccount>;

/// <param name="Code"><c>U-000017</c>.</param>
/// <param name="Password">The first password when it was made here, else null.</param>
public sealed record CreatedAccount(Guid Id, string Code, string? Password);

internal sealed class CreateAccountHandler(MarketDb db, AccountMaker maker, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<CreateAccount, CreatedAccount>, IRequestHandler<CreateFirstAdministrator, CreatedAccount>
{
    private const int FirstAdministrators = 3;

    public async Task<CreatedAccount> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        var password = Passwords.Fresh();
        var created = await maker.Make(new NewAccount(request.Name, request.Phone, request.Roles, request.Place), maker.Hash(password), demo: false, cancellationToken);
        trail.Say($"account/{created.Code}", detail: string.Join(' ', request.Roles));
        if (request.Roles.Contains(Roles.Administrator))
        {
            db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-administrator", [actor.Code, created.Code], actor.Account, clock.GetUtcNow(), cancellationToken));
        }

        return new CreatedAccount(created.Id, created.Code, password);
    }

    public async Task<CreatedAccount> Handle(CreateFirstAdministrator request, CancellationToken cancellationToken)
    {
        var phone = PhoneNumber.Parse(request.Phone);
        new FieldErrors().Require(phone is not null, "phone", "registry.phone-wrong").ThrowIfAny();
        PasswordRules.Check(request.Password, phone!);
        var there = await (from role in db.AccountRoles()
                           join account in db.Set<Account>() on role.AccountId equals account.Id
                           where role.Role == Roles.Administrator && !account.Disabled
                           select account.Id).CountAsync(cancellationToken);
        RuleBroken.If(there >= FirstAdministrators, "registry.administrators-enough", FirstAdministrators);
        var created = await maker.Make(new NewAccount(request.Name, phone!, [Roles.Administrator], new AccountPlace()), maker.Hash(request.Password), demo: false, cancellationToken);
        trail.Say($"account/{created.Code}", detail: "first administrators");
        return new CreatedAccount(created.Id, created.Code, null);
    }
}

/// <summary>What an account is made of.</summary>
public sealed record NewAccount(string Name, string Phone, IReadOnlyList<string> Roles, AccountPlace Place);

/// <summary>Makes accounts, one by one or many with one password's hash.</summary>
internal sealed class AccountMaker(MarketDb db, PersonalVault vault, IPasswordHasher<Account> hasher, Counters counters, TimeProvider clock)
{
    /// <summary>Takes about a tenth of a second: many demo accounts share one.</summary>
    public string Hash(string password) => hasher.HashPassword(null!, password);

    public async Task<Account> Make(NewAccount account, string? passwordHash, bool demo, CancellationToken cancellation)
    {
        var (name, phone) = (Typed.Trimmed(account.Name), PhoneNumber.Parse(account.Phone));
        new FieldErrors()
            .Require(name is { Length: >= 2 and <= 40 }, "name", "registry.name-length", 2, 40)
            .Require(phone is not null, "phone", "registry.phone-wrong")
            .ThrowIfAny();
        var county = await AccountRules.CheckRoles(db, account.Roles, account.Place, cancellation);
        var hash = vault.PhoneHash(phone!);
        if (await db.Set<Account>().AnyAsync(row => row.NormalizedUserName == hash, cancellation)) throw new RuleBroken("registry.phone-taken") { Status = 409, Field = "phone" };
        if (account.Place.LiaisonId is { } liaison && await db.Set<Account>().AnyAsync(row => row.LiaisonId == liaison, cancellation))
        {
            throw new RuleBroken("registry.liaison-has-account") { Status = 409, Field = "liaisonId" };
        }

        var now = clock.GetUtcNow();
        var made = new Account
        {
            Id = Guid.CreateVersion7(now), Code = $"U-{await counters.Next("account", cancellation):D6}", Name = vault.Seal(name!), Phone = vault.Seal(phone!), UserName = hash,
            NormalizedUserName = hash, PasswordHash = passwordHash, CountyCode = county, OrganisationId = account.Place.OrganisationId, LiaisonId = account.Place.LiaisonId,
            IsDemo = demo, CreatedAt = now,
        };
        made.EndSessions();
        db.Add(made);
        db.AddRange(account.Roles.Distinct().Select(role => new AccountRole { AccountId = made.Id, Role = role }));
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
