using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Ends all sessions and tokens of one's own account, everywhere.</summary>
[SignedIn]
public sealed record SignOutEverywhere : ICommand<Done>;

internal sealed class SignOutEverywhereHandler(MarketDb db, CurrentActor actor, ActTrail trail) : IRequestHandler<SignOutEverywhere, Done>
{
    public async Task<Done> Handle(SignOutEverywhere request, CancellationToken cancellationToken)
    {
        var account = await db.Load(actor.Account, cancellationToken);
        account.EndSessions();
        trail.Say($"account/{account.Code}");
        return default;
    }
}
