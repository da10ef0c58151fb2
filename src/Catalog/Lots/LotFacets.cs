using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>How many lots are on sale in each county and of each produce, for filters and the map. The free weight may be half a minute old.</summary>
[Anyone]
public sealed record LotFacets : IQuery<LotCounts>;

/// <summary>Counts of lots on sale, most first.</summary>
public sealed record LotCounts(IReadOnlyList<LotCount> Counties, IReadOnlyList<LotCount> Produce);

/// <summary>How many lots, and how much of them is free.</summary>
public sealed record LotCount(Named What, int Lots, Weight Free);

internal sealed class LotFacetsHandler(MarketDb db, CatalogNames names, LotCountsKept kept, TimeProvider clock) : IRequestHandler<LotFacets, LotCounts>
{
    public async Task<LotCounts> Handle(LotFacets request, CancellationToken cancellationToken) =>
        kept.Get() ?? kept.Keep(await Count(await names.Get(db, cancellationToken), cancellationToken));

    private async Task<LotCounts> Count(CatalogNames.Kept known, CancellationToken cancellation)
    {
        // A few thousand groups at most: both lists come from one pass over the lots.
        var groups = await db.Set<Lot>().OnSale(clock.Today())
            .GroupBy(lot => new { lot.CountyCode, lot.Produce })
            .Select(group => new Group(group.Key.CountyCode, group.Key.Produce, group.Count(), group.Sum(lot => lot.Free.Grams))).ToListAsync(cancellation);
        return new LotCounts(By(groups, row => row.County, known.OfCounty), By(groups, row => row.Produce, known.OfProduce));
    }

    private static IReadOnlyList<LotCount> By(List<Group> groups, Func<Group, string> key, Func<string, Named> name) =>
        [.. groups.GroupBy(key, StringComparer.Ordinal)
            .Select(rows => new LotCount(name(rows.Key), rows.Sum(row => row.Lots), new Weight(rows.Sum(row => row.Free))))
            .OrderByDescending(count => count.Lots).ThenBy(count => count.What.Code, StringComparer.Ordinal)];

    private sealed record Group(string County, string Produce, int Lots, long Free);
}

/// <summary>Counts are one pass over all lots, so they are kept for half a minute; a lot that comes or goes makes them anew.</summary>
internal sealed class LotCountsKept(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private volatile Entry? entry;

    public LotCounts? Get() => entry is { } kept && kept.Until > clock.GetUtcNow() ? kept.Counts : null;

    public LotCounts Keep(LotCounts counts)
    {
        entry = new Entry(counts, clock.GetUtcNow() + Life);
        return counts;
    }

    public void Forget() => entry = null;

    private sealed record Entry(LotCounts Counts, DateTimeOffset Until);
}

internal sealed class ForgetLotCounts(LotCountsKept kept, AfterCommit afterCommit)
    : INotificationHandler<LotPublished>, INotificationHandler<LotWithdrawn>, INotificationHandler<LotExpired>, INotificationHandler<LotsFrozen>, INotificationHandler<LotReleased>
{
    public Task Handle(LotPublished notification, CancellationToken cancellationToken) => Forget();

    public Task Handle(LotWithdrawn notification, CancellationToken cancellationToken) => Forget();

    public Task Handle(LotExpired notification, CancellationToken cancellationToken) => Forget();

    public Task Handle(LotsFrozen notification, CancellationToken cancellationToken) => Forget();

    public Task Handle(LotReleased notification, CancellationToken cancellationToken) => Forget();

    private Task Forget()
    {
        afterCommit.Do(() =>
        {
            kept.Forget();
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }
}
