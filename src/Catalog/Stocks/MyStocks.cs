using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The stocks of the households for which the liaison acts, newest first.</summary>
/// <param name="HouseholdCode">Only this household's.</param>
/// <param name="All">Also what was sold or withdrawn.</param>
[Allowed(Roles.Liaison)]
public sealed record MyStocks(string? HouseholdCode = null, bool All = false, string? After = null, int Limit = 50) : IQuery<Page<StockRow>>;

/// <summary>A stock in a list. <c>Lot</c> is the live lot in which it lies.</summary>
public sealed record StockRow
{
    public required Guid Id { get; init; }
    public required string HouseholdCode { get; init; }
    public required string Produce { get; init; }
    public required string ProduceZh { get; init; }
    public required string ProduceEn { get; init; }
    public required Grade Grade { get; init; }
    public required Weight Weight { get; init; }
    public required UnitPrice WantedPrice { get; init; }
    public required DateOnly HarvestedOn { get; init; }
    public required DateOnly SpoilsOn { get; init; }
    public required string Place { get; init; }
    public required string? Note { get; init; }
    public required bool OutOfSeason { get; init; }
    public required bool UnusualWeight { get; init; }
    public required StockState State { get; init; }
    public required Guid? LotId { get; init; }
    public required string? LotTitle { get; init; }
    public required LotState? LotState { get; init; }
    public required int Pictures { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>A short number to say and to write down, made as those of lots are.</summary>
    public string Number => LotNumber.Of(Id, RecordedAt);
}

internal sealed class MyStocksHandler(MarketDb db, CurrentActor actor) : IRequestHandler<MyStocks, Page<StockRow>>
{
    public async Task<Page<StockRow>> Handle(MyStocks request, CancellationToken cancellationToken)
    {
        var liaison = actor.Liaison;
        var stocks = db.Set<Stock>().Where(stock => db.Assignments().Any(row => row.HouseholdCode == stock.HouseholdCode && row.LiaisonId == liaison && row.To == null));
        if (request.HouseholdCode is { } household) stocks = stocks.Where(stock => stock.HouseholdCode == household);
        if (!request.All) stocks = stocks.Where(stock => stock.State == StockState.Waiting || stock.State == StockState.Bundled);
        return await StockRows.Read(db, stocks, request.After, request.Limit, cancellationToken);
    }
}

/// <summary>Pages of stocks, newest first: an id begins with its instant.</summary>
internal static class StockRows
{
    public static async Task<Page<StockRow>> Read(MarketDb db, IQueryable<Stock> stocks, string? after, int limit, CancellationToken cancellation)
    {
        var take = Pages.Rows(limit);
        if (Cursor.Parse(after) is { } cursor)
        {
            var (at, id) = (cursor.Instant, cursor.Id);
            stocks = stocks.Where(stock => stock.RecordedAt <= at && (stock.RecordedAt < at || stock.Id.CompareTo(id) < 0));
        }

        var rows = await (
            from stock in stocks.AsNoTracking().OrderByDescending(stock => stock.RecordedAt).ThenByDescending(stock => stock.Id).Take(take + 1)
            join kind in db.Set<ProduceKind>() on stock.Produce equals kind.Code
            join live in db.Set<Lot>() on stock.LotId equals live.Id into lots
            from lot in lots.DefaultIfEmpty()
            orderby stock.RecordedAt descending, stock.Id descending
            select new StockRow
            {
                Id = stock.Id, HouseholdCode = stock.HouseholdCode, Produce = stock.Produce, ProduceZh = kind.NameZh, ProduceEn = kind.NameEn, Grade = stock.Grade,
                Weight = stock.Weight, WantedPrice = stock.WantedPrice, HarvestedOn = stock.HarvestedOn, SpoilsOn = stock.SpoilsOn, Place = stock.Place, Note = stock.Note,
                OutOfSeason = stock.OutOfSeason, UnusualWeight = stock.UnusualWeight, State = stock.State, LotId = stock.LotId, LotTitle = lot.Title,
                LotState = (LotState?)lot.State, Pictures = db.Set<Picture>().Count(picture => picture.SubjectId == stock.Id), RecordedAt = stock.RecordedAt,
            }).ToListAsync(cancellation);
        return Pages.Of(rows, take, row => Cursor.Of(row.RecordedAt, row.Id));
    }
}
