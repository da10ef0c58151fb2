using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Notices;

/// <summary>Marks notices as read, those up to and including this one, for the actor and the actor's organisation.</summary>
[SignedIn]
public sealed record ReadNotices(Guid UpTo) : ICommand<Done>;

internal sealed class ReadNoticesHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<ReadNotices, Done>
{
    public async Task<Done> Handle(ReadNotices request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var at = await db.NoticesOf(actor).Where(notice => notice.Id == request.UpTo).Select(notice => (DateTimeOffset?)notice.At)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        await db.NoticesOf(actor).Where(notice => notice.ReadAt == null && notice.At <= at)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellationToken);
        return default;
    }
}
