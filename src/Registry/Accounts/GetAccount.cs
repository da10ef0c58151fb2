using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Personal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>One account, or null.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetAccount(Guid Id) : IQuery<AccountRow?>;

internal sealed class GetAccountHandler(MarketDb db, AccountRows accounts) : IRequestHandler<GetAccount, AccountRow?>
{
    public async Task<AccountRow?> Handle(GetAccount request, CancellationToken cancellationToken) =>
        (await accounts.Rows(db.Set<Account>().AsNoTracking().Where(account => account.Id == request.Id), Viewer.SignedIn, cancellationToken))
            .SingleOrDefault();
}
