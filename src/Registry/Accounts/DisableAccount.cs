using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Shuts an account or opens it again; shut, its sessions and tokens end at once. Never one's own.</summary>
[Allowed(Roles.Administrator)]
public sealed record DisableAccount(Guid AccountId, bool Disabled = true) : ICommand<Done>;

internal sealed class DisableAccountHandler(MarketDb db, CurrentActor actor, ActTrail trail) : IRequestHandler<DisableAccount, Done>
{
    public async Task<Done> Handle(DisableAccount request, CancellationToken cancellationToken)
    {
        var account = await db.LoadOther(request.AccountId, actor, cancellationToken);
        account.Disabled = request.Disabled;
        account.EndSessions();
        trail.Say($"account/{account.Code}", detail: request.Disabled ? "disabled" : "enabled");
        return default;
    }
}
