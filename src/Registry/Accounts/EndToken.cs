using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Ends one of one's own tokens, told by its mark in <see cref="MyTokens"/>; the next call with it is refused.</summary>
/// <exception cref="NotFound">None of one's own has that mark.</exception>
[SignedIn]
public sealed record EndToken(string Mark) : ICommand<Done>;

internal sealed class EndTokenHandler(MarketDb db, CurrentActor actor, ActTrail trail) : IRequestHandler<EndToken, Done>
{
    public async Task<Done> Handle(EndToken request, CancellationToken cancellationToken)
    {
        var account = actor.Account;
        if (request.Mark is not { Length: MyTokensHandler.MarkLength } mark) throw new NotFound();
        var ended = await db.Set<AccessToken>().Where(row => row.AccountId == account && row.Hash.StartsWith(mark)).ExecuteDeleteAsync(cancellationToken);
        if (ended == 0) throw new NotFound();
        trail.Say($"account/{actor.Value.Code}");
        return default;
    }
}
