using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Ends one token of one's own.</summary>
[SignedIn]
public sealed record RevokeToken(string Token) : ICommand<Done>;

internal sealed class RevokeTokenHandler(MarketDb db, CurrentActor actor) : IRequestHandler<RevokeToken, Done>
{
    public async Task<Done> Handle(RevokeToken request, CancellationToken cancellationToken)
    {
        var (hash, account) = (Tokens.Hash(request.Token), actor.Account);
        await db.Set<AccessToken>().Where(row => row.Hash == hash && row.AccountId == account).ExecuteDeleteAsync(cancellationToken);
        return default;
    }
}
