using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The lists that nearly everybody looks at, most urgent first, all or of a county or a produce: queries that are compiled once.</summary>
internal sealed class UrgentLots
{
    private static readonly PerModel<UrgentLots> Compiled = new(() => new UrgentLots());

    private readonly Func<MarketDb, DateOnly, DateOnly, Guid, int, IAsyncEnumerable<LotRow>> all =
        EF.CompileAsyncQuery((MarketDb db, DateOnly today, DateOnly day, Guid id, int take) => db.Set<Lot>()
            .Where(lot => lot.State == LotState.Published && lot.ListedUntil >= today && lot.SpoilsOn >= day && (lot.SpoilsOn > day || lot.Id.CompareTo(id) > 0))
            .OrderBy(lot => lot.SpoilsOn).ThenBy(lot => lot.Id).Take(take).Select(LotRow.Of));

    private readonly Func<MarketDb, string, DateOnly, DateOnly, Guid, int, IAsyncEnumerable<LotRow>> ofCounty =
        EF.CompileAsyncQuery((MarketDb db, string county, DateOnly today, DateOnly day, Guid id, int take) => db.Set<Lot>()
            .Where(lot => lot.State == LotState.Published && lot.CountyCode == county && lot.ListedUntil >= today && lot.SpoilsOn >= day
                && (lot.SpoilsOn > day || lot.Id.CompareTo(id) > 0))
            .OrderBy(lot => lot.SpoilsOn).ThenBy(lot => lot.Id).Take(take).Select(LotRow.Of));

    private readonly Func<MarketDb, string, DateOnly, DateOnly, Guid, int, IAsyncEnumerable<LotRow>> ofProduce =
        EF.CompileAsyncQuery((MarketDb db, string produce, DateOnly today, DateOnly day, Guid id, int take) => db.Set<Lot>()
            .Where(lot => lot.State == LotState.Published && lot.Produce == produce && lot.ListedUntil >= today && lot.SpoilsOn >= day
                && (lot.SpoilsOn > day || lot.Id.CompareTo(id) > 0))
            .OrderBy(lot => lot.SpoilsOn).ThenBy(lot => lot.Id).Take(take).Select(LotRow.Of));

    /// <summary>Whether the question is one of these.</summary>
    public static bool Answers(FindLots request) =>
        request is { Order: LotOrder.Urgent, MaxPrice: null, MinWeight: null, HarvestMonth: null, UrgentDays: null }
        && (request.County is null || request.Produce is null) && string.IsNullOrWhiteSpace(request.Q);

    public static async Task<List<LotRow>> Read(MarketDb db, FindLots request, Cursor? after, DateOnly today, int take, CancellationToken cancellation)
    {
        // The first page begins behind no lot of today; a cursor of an earlier day begins with today too.
        var (day, id) = after is { Day: var last } cursor && last >= today ? (last, cursor.Id) : (today, Guid.Empty);
        var queries = Compiled.For(db);
        var rows = (request.County, request.Produce) switch
        {
            ({ } county, _) => queries.ofCounty(db, county, today, day, id, take),
            (_, { } produce) => queries.ofProduce(db, produce, today, day, id, take),
            _ => queries.all(db, today, day, id, take),
        };
        var read = new List<LotRow>(take);
        await foreach (var row in rows.WithCancellation(cancellation)) read.Add(row);
        return read;
    }
}
