using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>A new first password for somebody who forgot theirs. Never one's own.</summary>
/// <returns>The password, told once.</returns>
[Allowed(Roles.Administrator)]
public sealed record ResetPassword(Guid AccountId) : ICommand<string>;

internal sealed class ResetPasswordHandler(MarketDb db, AccountMaker maker, CurrentActor actor, ActTrail trail)
    : IRequestHandler<ResetPassword, string>
{
    public async Task<string> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var account = await db.LoadOther(request.AccountId, actor, cancellationToken);
        var password = Passwords.Fresh();
        account.PasswordHash = maker.Hash(password);
        account.EndSessions();
        trail.Say($"account/{account.Code}", detail: "password reset");
        return password;
    }
}
