using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Personal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>The actor's own account, in full.</summary>
[SignedIn]
public sealed record GetMyAccount : IQuery<AccountRow>;

internal sealed class GetMyAccountHandler(MarketDb db, AccountRows accounts, CurrentActor actor) : IRequestHandler<GetMyAccount, AccountRow>
{
    public async Task<AccountRow> Handle(GetMyAccount request, CancellationToken cancellationToken)
    {
        var own = actor.Account;
        return (await accounts.Rows(db.Set<Account>().AsNoTracking().Where(account => account.Id == own), Viewer.Own, cancellationToken)).Single();
    }
}
