using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Removes tokens that are over and wrong tries that no longer count.</summary>
[SystemOnly]
public sealed record ForgetExpired : ICommand<Done>;

internal sealed class ForgetExpiredHandler(MarketDb db, TimeProvider clock) : IRequestHandler<ForgetExpired, Done>
{
    public async Task<Done> Handle(ForgetExpired request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var quiet = now - Guessing.Window;
        await db.Set<AccessToken>().Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WrongTries>().Where(tries => tries.LastAt <= quiet).ExecuteDeleteAsync(cancellationToken);
        return default;
    }
}
