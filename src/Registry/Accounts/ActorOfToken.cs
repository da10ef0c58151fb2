using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Who acts with an API token: null when it is unknown, over, or from before the last change of roles or password.</summary>
[Anyone]
public sealed record ActorOfToken(string Token) : IQuery<Actor?>;

internal sealed class ActorOfTokenHandler(MarketDb db, TimeProvider clock) : IRequestHandler<ActorOfToken, Actor?>
{
    public async Task<Actor?> Handle(ActorOfToken request, CancellationToken cancellationToken) =>
        await ActorQueries.Told(ActorQueries.For(db).ByToken(db, Tokens.Hash(request.Token), clock.GetUtcNow()), cancellationToken);
}
