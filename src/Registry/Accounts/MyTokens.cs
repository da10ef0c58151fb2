using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>The API tokens with which one can act as oneself now, the newest first.</summary>
[SignedIn]
public sealed record MyTokens : IQuery<IReadOnlyList<OwnToken>>;

/// <summary>A token that holds. Neither it nor its hash is told.</summary>
/// <param name="Mark">The first characters of its hash, enough to tell one's own apart.</param>
/// <param name="IssuedAt">When phone and password were given for it.</param>
/// <param name="ExpiresAt">Refused from then on.</param>
public sealed record OwnToken(string Mark, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

internal sealed class MyTokensHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<MyTokens, IReadOnlyList<OwnToken>>
{
    public const int MarkLength = 12;

    public async Task<IReadOnlyList<OwnToken>> Handle(MyTokens request, CancellationToken cancellationToken)
    {
        var (account, now) = (actor.Account, clock.GetUtcNow());
        return await (from token in db.Set<AccessToken>()
                      where token.AccountId == account && token.ExpiresAt > now && db.Set<Account>().Any(row => row.Id == account && row.SecurityStamp == token.Stamp)
                      orderby token.IssuedAt descending, token.Hash
                      select new OwnToken(token.Hash.Substring(0, MarkLength), token.IssuedAt, token.ExpiresAt)).ToListAsync(cancellationToken);
    }
}
