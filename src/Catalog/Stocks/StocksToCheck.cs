using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Stocks near by that others recorded and nobody has looked at yet, the oldest first.</summary>
[Allowed(Roles.Liaison, Roles.CountyReviewer)]
public sealed record StocksToCheck(string? After = null, int Limit = 50) : IQuery<Page<StockToCheck>>;

/// <summary>A stock to look at.</summary>
public sealed record StockToCheck
{
    public required Guid Id { get; init; }
    public required string HouseholdCode { get; init; }
    public required string ProduceZh { get; init; }
    public required string ProduceEn { get; init; }
    public required Grade Grade { get; init; }
    public required Weight Weight { get; init; }
    public required string Village { get; init; }
    public required string Place { get; init; }
    public required int Pictures { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

internal sealed class StocksToCheckHandler(MarketDb db, CurrentActor actor) : IRequestHandler<StocksToCheck, Page<StockToCheck>>
{
    public async Task<Page<StockToCheck>> Handle(StocksToCheck request, CancellationToken cancellationToken)
    {
        var (take, own) = (Pages.Rows(request.Limit), actor.Code);
        var stocks = StocksInSight.Of(db, actor).AsNoTracking()
            .Where(stock => stock.CheckedAt == null && stock.RecordedBy != own && (stock.State == StockState.Waiting || stock.State == StockState.Bundled));
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) stocks = stocks.Where(stock => stock.RecordedAt >= at && (stock.RecordedAt > at || stock.Id.CompareTo(id) > 0));
        var rows = await (
            from stock in stocks.OrderBy(stock => stock.RecordedAt).ThenBy(stock => stock.Id).Take(take + 1)
            join kind in db.Set<ProduceKind>() on stock.Produce equals kind.Code
            join village in db.Villages() on stock.VillageCode equals village.Code
            orderby stock.RecordedAt, stock.Id
            select new StockToCheck
            {
                Id = stock.Id, HouseholdCode = stock.HouseholdCode, ProduceZh = kind.NameZh, ProduceEn = kind.NameEn, Grade = stock.Grade, Weight = stock.Weight,
                Village = village.Town + village.Name, Place = stock.Place, Pictures = db.Set<Pictures.Picture>().Count(picture => picture.SubjectId == stock.Id), RecordedAt = stock.RecordedAt,
            }).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.RecordedAt, row.Id));
    }
}
