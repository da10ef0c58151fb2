using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Web;

/// <summary>When lots change, the cached pages that show lots go: after the commit, so that none is made again from what was before.</summary>
internal sealed class DropLotPages(IOutputCacheStore pages, LotFacetsKept facets, AfterCommit afterCommit)
    : INotificationHandler<LotsChanged>, INotificationHandler<LotPublished>, INotificationHandler<LotWithdrawn>, INotificationHandler<LotExpired>
{
    public Task Handle(LotsChanged notification, CancellationToken cancellationToken) => Drop();

    public Task Handle(LotPublished notification, CancellationToken cancellationToken) => Drop();

    public Task Handle(LotWithdrawn notification, CancellationToken cancellationToken) => Drop();

    public Task Handle(LotExpired notification, CancellationToken cancellationToken) => Drop();

    private Task Drop()
    {
        afterCommit.Do(async () =>
        {
            facets.Forget();
            await pages.EvictByTagAsync(PublicPages.Lots, CancellationToken.None);
        });
        return Task.CompletedTask;
    }
}
