using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Shuts the demo's accounts and ends their sessions: sent by every start without the demo, since everybody knows their password.</summary>
/// <returns>How many were still open.</returns>
[SystemOnly]
public sealed record DisableDemoAccounts : ICommand<int>;

internal sealed class DisableDemoAccountsHandler(MarketDb db, ActTrail trail) : IRequestHandler<DisableDemoAccounts, int>
{
    public async Task<int> Handle(DisableDemoAccounts request, CancellationToken cancellationToken)
    {
        var stamp = AccountRules.NewStamp();
        var shut = await db.Set<Account>().Where(account => account.IsDemo && !account.Disabled).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.Disabled, true).SetProperty(account => account.SecurityStamp, stamp)
                .SetProperty(account => account.ConcurrencyStamp, stamp), cancellationToken);
        if (shut > 0) trail.Say("account/demo", detail: $"{shut} disabled");
        return shut;
    }
}
