using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Checks phone and password. Null when they do not fit: the same answer and the same time whether the phone has an account or not, also when it is shut.
/// No command, because the hash takes a tenth of a second in which no other writer should wait; what follows is written in a transaction of its own.
/// </summary>
/// <exception cref="Foundation.Model.RuleBroken"><c>registry.too-many-tries</c>, 429, with <c>retryAfter</c> in seconds.</exception>
[Anyone]
public sealed record SignIn(string Phone, string Password) : IQuery<Session?>;

/// <summary>As <see cref="SignIn"/>, for the API: an opaque token of 256 random bits that lives 12 hours and dies when roles or password change. Kept as its hash only.</summary>
[Anyone]
public sealed record CreateToken(string Phone, string Password) : IQuery<IssuedToken?>;

/// <summary>Ends one token of one's own.</summary>
[SignedIn]
public sealed record RevokeToken(string Token) : ICommand<Done>;

/// <summary>Somebody signed in.</summary>
/// <param name="AccountId">Goes into the cookie together with the stamp.</param>
/// <param name="Stamp">The session holds for as long as this is the account's stamp.</param>
/// <param name="Code">The account's code.</param>
/// <param name="Roles">The roles held now.</param>
public sealed record Session(Guid AccountId, string Stamp, string Code, IReadOnlyList<string> Roles);

/// <param name="AccessToken">Told once.</param>
/// <param name="ExpiresAt">Refused from then on.</param>
/// <param name="Roles">The roles held now.</param>
public sealed record IssuedToken(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles);

internal sealed class SignInHandler(MarketDb db, PersonalVault vault, IPasswordHasher<Account> hasher, UnknownPhone unknown, Guessing guessing, CurrentActor actor, TimeProvider clock)
    : IRequestHandler<SignIn, Session?>, IRequestHandler<CreateToken, IssuedToken?>, IRequestHandler<RevokeToken, Done>
{
    public Task<Session?> Handle(SignIn request, CancellationToken cancellationToken) => Check(request.Phone, request.Password, nameof(SignIn), _ => { }, cancellationToken);

    public async Task<IssuedToken?> Handle(CreateToken request, CancellationToken cancellationToken)
    {
        var (token, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow());
        var expires = now + AccountRules.TokenLives;
        var session = await Check(request.Phone, request.Password, nameof(CreateToken), session => db.Add(new AccessToken
        {
            Hash = Tokens.Hash(token), AccountId = session.AccountId, Stamp = session.Stamp, IssuedAt = now, ExpiresAt = expires,
        }), cancellationToken);
        return session is null ? null : new IssuedToken(token, expires, session.Roles);
    }

    public async Task<Done> Handle(RevokeToken request, CancellationToken cancellationToken)
    {
        var (hash, account) = (Tokens.Hash(request.Token), actor.Account);
        await db.Set<AccessToken>().Where(row => row.Hash == hash && row.AccountId == account).ExecuteDeleteAsync(cancellationToken);
        return default;
    }

    private async Task<Session?> Check(string typedPhone, string password, string act, Action<Session> ifRight, CancellationToken cancellation)
    {
        var phone = PhoneNumber.Parse(typedPhone);
        var hash = vault.PhoneHash(phone ?? "none");
        if (phone is not null) await guessing.RequireRoom(hash, cancellation);
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedUserName == hash, cancellation);
        var fits = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? unknown.PasswordHash, password ?? "") != PasswordVerificationResult.Failed;
        if (phone is null) return null;

        var right = fits && account is { PasswordHash: not null, Disabled: false };
        Session? session = null;
        await guessing.Settle(hash, right, async () =>
        {
            var roles = await db.Set<AccountRole>().Where(role => role.AccountId == account!.Id).Select(role => role.Role).ToListAsync(cancellation);
            session = new Session(account!.Id, account.SecurityStamp!, account.Code, roles);
            var now = clock.GetUtcNow();
            db.Add(new Act { Id = Guid.CreateVersion7(now), At = now, By = account.Code, Name = act, Subject = $"account/{account.Code}" });
            ifRight(session);
        }, cancellation);
        return session;
    }
}

/// <summary>A hash that no password fits, checked for phones without an account, so that they take the same time.</summary>
internal sealed class UnknownPhone
{
    public UnknownPhone(IOptions<PasswordHasherOptions> options) => PasswordHash = new PasswordHasher<Account>(options).HashPassword(null!, RandomNumberGenerator.GetHexString(64));

    public string PasswordHash { get; }
}

internal static class Tokens
{
    /// <summary>SHA-256 in hex: the token itself has all the randomness that a slow hash would add.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
