using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Shuts the demo's accounts and ends their sessions: sent by every start without the demo, since everybody knows their password.</summary>
/// <returns>How many were still open.</returns>
[SystemOnly]
public sealed record DisableDemoAccounts : ICommand<int>;

/// <summary>Removes tokens that are over and wrong tries that no longer count.</summary>
[SystemOnly]
public sealed record ForgetExpired : ICommand<Done>;

internal sealed class DisableDemoAccountsHandler(MarketDb db, TimeProvider clock, ActTrail trail) : IRequestHandler<DisableDemoAccounts, int>, IRequestHandler<ForgetExpired, Done>
{
    public async Task<int> Handle(DisableDemoAccounts request, CancellationToken cancellationToken)
    {
        var stamp = AccountRules.NewStamp();
        var shut = await db.Set<Account>().Where(account => account.IsDemo && !account.Disabled).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.Disabled, true).SetProperty(account => account.SecurityStamp, stamp).SetProperty(account => account.ConcurrencyStamp, stamp), cancellationToken);
        if (shut > 0) trail.Say("account/demo", detail: $"{shut} disabled");
        return shut;
    }

    public async Task<Done> Handle(ForgetExpired request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var quiet = now - Guessing.Window;
        await db.Set<AccessToken>().Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WrongTries>().Where(tries => tries.LastAt <= quiet).ExecuteDeleteAsync(cancellationToken);
        return default;
    }
}
