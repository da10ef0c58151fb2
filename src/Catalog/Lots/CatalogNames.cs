using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Names of a hundred products and a hundred counties, which lists need by the row and which hardly ever change: kept in memory for ten minutes.</summary>
internal sealed class CatalogNames(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private volatile Kept? kept;

    public async ValueTask<Kept> Get(MarketDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (kept is { } known && known.Until > now) return known;
        var fresh = new Kept(
            await db.Produce().ToDictionaryAsync(kind => kind.Code, StringComparer.Ordinal, cancellation),
            await db.Counties().ToDictionaryAsync(county => county.Code, StringComparer.Ordinal, cancellation),
            now + Life);
        // An empty database is about to be filled.
        if (fresh.Produce.Count > 0 && fresh.Counties.Count > 0) kept = fresh;
        return fresh;
    }

    internal sealed record Kept(IReadOnlyDictionary<string, ProduceFact> Produce, IReadOnlyDictionary<string, CountyFact> Counties, DateTimeOffset Until)
    {
        public Named OfProduce(string code) => Produce.TryGetValue(code, out var kind) ? new Named(code, kind.NameZh, kind.NameEn) : new Named(code, code, code);

        public Named OfCounty(string code) => Counties.TryGetValue(code, out var county) ? new Named(code, county.NameZh, county.NameEn) : new Named(code, code, code);
    }
}

/// <summary>A code with its names.</summary>
public sealed record Named(string Code, string Zh, string En);
