using System.Security.Cryptography;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Checks phone and password for whoever asks: sign-in page and API.</summary>
internal sealed class Credentials(MarketDb db, PersonalVault vault, IPasswordHasher<Account> hasher, UnknownPhone unknown, Guessing guessing,
    TimeProvider clock)
{
    public async Task<Session?> Check(string typedPhone, string password, string act, Action<Session> ifRight, CancellationToken cancellation)
    {
        var phone = PhoneNumber.Parse(typedPhone);
        var hash = vault.PhoneHash(phone ?? "none");
        if (phone is not null) await guessing.RequireRoom(hash, cancellation);
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedUserName == hash, cancellation);
        var known = account?.PasswordHash ?? unknown.PasswordHash;
        var fits = hasher.VerifyHashedPassword(account!, known, password ?? "") != PasswordVerificationResult.Failed;
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
    public UnknownPhone(IOptions<PasswordHasherOptions> options) =>
        PasswordHash = new PasswordHasher<Account>(options).HashPassword(null!, RandomNumberGenerator.GetHexString(64));

    public string PasswordHash { get; }
}
