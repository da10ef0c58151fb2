using ConsumerAid.Catalog;
using MediatR;

namespace ConsumerAid.Storefront.Web;

/// <summary>The counts beside the filters of lots, kept as long as a cached page lives: every page of the list shows them, and counting reads all lots on sale.</summary>
internal sealed class LotFacetsKept(TimeProvider clock)
{
    private volatile Kept? kept;

    public async Task<LotCounts> Get(IMediator mediator, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (kept is { } known && known.Until > now) return known.Counts;
        var counts = await mediator.Send(new LotFacets(), cancellation);
        kept = new Kept(counts, now + PublicPages.Life);
        return counts;
    }

    public void Forget() => kept = null;

    private sealed record Kept(LotCounts Counts, DateTimeOffset Until);
}
