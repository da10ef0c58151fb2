using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Who acts in a session, read afresh for each request: null when the account is shut or its stamp is another by now.</summary>
[Anyone]
public sealed record ActorOf(Guid AccountId, string Stamp) : IQuery<Actor?>;

internal sealed class ActorOfHandler(MarketDb db) : IRequestHandler<ActorOf, Actor?>
{
    public async Task<Actor?> Handle(ActorOf request, CancellationToken cancellationToken) =>
        await ActorQueries.Told(ActorQueries.For(db).ByStamp(db, request.AccountId, request.Stamp), cancellationToken);
}
