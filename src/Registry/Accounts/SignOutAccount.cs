using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Ends all sessions and tokens of somebody else's account, everywhere, e.g. when a phone was lost.</summary>
[Allowed(Roles.Administrator)]
public sealed record SignOutAccount(Guid AccountId) : ICommand<Done>;

internal sealed class SignOutAccountHandler(MarketDb db, CurrentActor actor, ActTrail trail) : IRequestHandler<SignOutAccount, Done>
{
    public async Task<Done> Handle(SignOutAccount request, CancellationToken cancellationToken)
    {
        var account = await db.LoadOther(request.AccountId, actor, cancellationToken);
        account.EndSessions();
        trail.Say($"account/{account.Code}", detail: "signed out");
        return default;
    }
}
