using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Another password for one's own account. Every other session and token ends; the session that asked goes on with the new stamp. No command for
/// the reason given at <see cref="SignIn"/>; a wrong present password counts as a wrong try, so that an open session helps nobody to guess it.
/// </summary>
/// <exception cref="RuleBroken">The present password is wrong, the new one no good, or <c>registry.too-many-tries</c>.</exception>
[SignedIn]
public sealed record ChangePassword(string Present, string New) : IQuery<Session>;

internal sealed class ChangePasswordHandler(MarketDb db, PersonalVault vault, IPasswordHasher<Account> hasher, Guessing guessing,
    CurrentActor actor, TimeProvider clock)
    : IRequestHandler<ChangePassword, Session>
{
    public async Task<Session> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var id = actor.Account;
        var before = await db.Set<Account>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        await guessing.RequireRoom(before.UserName!, cancellationToken);
        PasswordRules.Check(request.New, vault.Open(before.Phone), "new");
        var right = before.PasswordHash is { } present
            && hasher.VerifyHashedPassword(before, present, request.Present ?? "") != PasswordVerificationResult.Failed;
        var hash = hasher.HashPassword(before, request.New);
        Session? session = null;
        await guessing.Settle(before.UserName!, right, async () =>
        {
            var account = await db.Load(id, cancellationToken);
            // Changed or reset while this one was hashed: the check above was of another password.
            if (account.SecurityStamp != before.SecurityStamp) throw new RuleBroken("request.changed-meanwhile") { Status = 409 };
            account.PasswordHash = hash;
            account.EndSessions();
            var now = clock.GetUtcNow();
            db.Add(new Act { Id = Guid.CreateVersion7(now), At = now, By = actor.Code, Name = nameof(ChangePassword),
                Subject = $"account/{account.Code}" });
            session = new Session(account.Id, account.SecurityStamp!, account.Code, [.. actor.Value.Roles]);
        }, cancellationToken);
        new FieldErrors().Require(session is not null, "present", "registry.password-wrong").ThrowIfAny();
        return session!;
    }
}
