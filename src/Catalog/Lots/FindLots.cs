using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>In which order lots are listed.</summary>
public enum LotOrder
{
    /// <summary>What spoils first.</summary>
    Urgent,
    Newest,
    Cheapest,
    Dearest,
    MostFree,
}

/// <summary>Lots on sale, a page of them. All conditions hold together.</summary>
/// <param name="Q">Words: any piece of Chinese, whole words in Latin letters; all must be there.</param>
/// <param name="MinWeight">At least so much is free.</param>
/// <param name="HarvestMonth">1–12: harvested in this month.</param>
/// <param name="UrgentDays">At most so many days are left.</param>
[Anyone]
public sealed record FindLots(
    string? Q = null, string? County = null, string? Produce = null, UnitPrice? MaxPrice = null, Weight? MinWeight = null, int? HarvestMonth = null, int? UrgentDays = null,
    LotOrder Order = LotOrder.Urgent, string? After = null, int Limit = 24) : IQuery<Page<LotCard>>;

internal sealed class FindLotsHandler(MarketDb db, CatalogNames names, GramCounts counts, TimeProvider clock) : IRequestHandler<FindLots, Page<LotCard>>
{
    private const int LongestQuestion = 60;

    public async Task<Page<LotCard>> Handle(FindLots request, CancellationToken cancellationToken)
    {
        var (today, take) = (clock.Today(), Pages.Rows(request.Limit));
        var cursor = Cursor.Parse(request.After);
        var rows = UrgentLots.Answers(request)
            ? await UrgentLots.Read(db, request, cursor, today, take + 1, cancellationToken)
            : await Query(request, cursor, today, await Question(request.Q, cancellationToken)).Take(take + 1).Select(LotRow.Of).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => CursorOf(row, request.Order)).ToCards(await names.Get(db, cancellationToken), today, toAll: true);
    }

    private async Task<Asked> Question(string? q, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(q)) return new Asked([], []);
        var questions = LotWords.Questions(q.Length > LongestQuestion ? q[..LongestQuestion] : q);
        return new Asked(await counts.Rarest(db, questions, cancellation), [.. questions.Select(question => question.Whole).OfType<string>()]);
    }

    private IQueryable<Lot> Query(FindLots request, Cursor? cursor, DateOnly today, Asked question)
    {
        var lots = Where(request, today);
        // The words' own index leads in its order, unless a county or a produce leaves fewer lots to look at.
        var lead = request is { Order: LotOrder.Urgent, County: null, Produce: null } && question.Grams.Count > 0;
        foreach (var gram in lead ? question.Grams.Skip(1) : question.Grams) lots = lots.Where(lot => db.Set<LotGram>().Any(row => row.LotId == lot.Id && row.Gram == gram));
        // The text has the last word on a longer piece. (A LIKE would have the planner believe that next to nothing is left.)
        foreach (var piece in question.Wholes) lots = lots.Where(lot => lot.SearchText!.IndexOf(piece) >= 0);
        return lead ? Hits(lots, question.Grams[0], cursor, today) : Sorted(lots, request.Order, cursor);
    }

    private IQueryable<Lot> Where(FindLots request, DateOnly today)
    {
        var lots = db.Set<Lot>().OnSale(today);
        if (request.County is { } county) lots = lots.Where(lot => lot.CountyCode == county);
        if (request.Produce is { } produce) lots = lots.Where(lot => lot.Produce == produce);
        if (request.MaxPrice is { FenPerTonne: var fen }) lots = lots.Where(lot => lot.UnitPrice.FenPerTonne <= fen);
        if (request.MinWeight is { Grams: var grams }) lots = lots.Where(lot => lot.Free.Grams >= grams);
        if (request.HarvestMonth is { } month) lots = lots.Where(lot => lot.HarvestMonth == month);
        if (request.UrgentDays is { } days)
        {
            var last = today.AddDays(Math.Clamp(days, 0, 36_500));
            lots = lots.Where(lot => lot.SpoilsOn <= last);
        }

        return lots;
    }

    // Each bound is first a plain range over the sort column, which an index can seek, and only then cut by id among equals.
    private static IQueryable<Lot> Sorted(IQueryable<Lot> lots, LotOrder order, Cursor? after)
    {
        var id = after?.Id ?? Guid.Empty;
        switch (order)
        {
            case LotOrder.Urgent:
                if (after is { Day: var day }) lots = lots.Where(lot => lot.SpoilsOn >= day && (lot.SpoilsOn > day || lot.Id.CompareTo(id) > 0));
                return lots.OrderBy(lot => lot.SpoilsOn).ThenBy(lot => lot.Id);
            case LotOrder.Newest:
                if (after is { Instant: var at }) lots = lots.Where(lot => lot.PublishedAt <= at && (lot.PublishedAt < at || lot.Id.CompareTo(id) < 0));
                return lots.OrderByDescending(lot => lot.PublishedAt).ThenByDescending(lot => lot.Id);
            case LotOrder.Cheapest:
                if (after is { Key: var low }) lots = lots.Where(lot => lot.UnitPrice.FenPerTonne >= low && (lot.UnitPrice.FenPerTonne > low || lot.Id.CompareTo(id) > 0));
                return lots.OrderBy(lot => lot.UnitPrice.FenPerTonne).ThenBy(lot => lot.Id);
            case LotOrder.Dearest:
                if (after is { Key: var high }) lots = lots.Where(lot => lot.UnitPrice.FenPerTonne <= high && (lot.UnitPrice.FenPerTonne < high || lot.Id.CompareTo(id) < 0));
                return lots.OrderByDescending(lot => lot.UnitPrice.FenPerTonne).ThenByDescending(lot => lot.Id);
            case LotOrder.MostFree:
                if (after is { Key: var free }) lots = lots.Where(lot => lot.Free.Grams <= free && (lot.Free.Grams < free || lot.Id.CompareTo(id) < 0));
                return lots.OrderByDescending(lot => lot.Free.Grams).ThenByDescending(lot => lot.Id);
            default:
                throw new RuleBroken("catalog.order-unknown") { Field = "sort" };
        }
    }

    // The words' own index is in this order: the first hits come out of it without a look at the rest.
    private IQueryable<Lot> Hits(IQueryable<Lot> lots, string gram, Cursor? after, DateOnly today)
    {
        var hits = db.Set<LotGram>().Where(row => row.Gram == gram && row.SpoilsOn >= today);
        if (after is { Day: var day, Id: var id }) hits = hits.Where(row => row.SpoilsOn >= day && (row.SpoilsOn > day || row.LotId.CompareTo(id) > 0));
        return from hit in hits
               join lot in lots on hit.LotId equals lot.Id
               orderby hit.SpoilsOn, hit.LotId
               select lot;
    }

    private static Cursor CursorOf(LotRow row, LotOrder order) => order switch
    {
        LotOrder.Urgent => Cursor.Of(row.SpoilsOn, row.Id),
        LotOrder.Newest => Cursor.Of(row.PublishedAt!.Value, row.Id),
        LotOrder.MostFree => new Cursor(row.Free.Grams, row.Id),
        _ => new Cursor(row.UnitPrice.FenPerTonne, row.Id),
    };

    /// <summary>What the words ask for: grams, the rarest first, and longer pieces whole.</summary>
    private sealed record Asked(IReadOnlyList<string> Grams, IReadOnlyList<string> Wholes);
}

/// <summary>Lots that can be ordered.</summary>
internal static class LotsOnSale
{
    public static IQueryable<Lot> OnSale(this IQueryable<Lot> lots, DateOnly today) =>
        lots.AsNoTracking().Where(lot => lot.State == LotState.Published && lot.SpoilsOn >= today && lot.ListedUntil >= today);
}
