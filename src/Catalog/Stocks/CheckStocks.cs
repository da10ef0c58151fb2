using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Another liaison of the town, or the county's reviewer, has looked whether recorded stocks are there and what they are said to be. The first check stands; it is due within the charter's hours.</summary>
/// <param name="StockIds">At most 50.</param>
/// <param name="Agrees">The goods are what was recorded. If not, the household's liaison is told why.</param>
/// <param name="Note">What is different: needed when they do not agree.</param>
[Allowed(Roles.Liaison, Roles.CountyReviewer)]
public sealed record CheckStocks(IReadOnlyList<Guid> StockIds, bool Agrees, string? Note = null) : ICommand<Done>;

internal sealed class CheckStocksHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, IMediator mediator) : IRequestHandler<CheckStocks, Done>
{
    private const int Most = 50;

    public async Task<Done> Handle(CheckStocks request, CancellationToken cancellationToken)
    {
        var (now, note) = (clock.GetUtcNow(), request.Note?.Trim());
        new FieldErrors()
            .Require(request.StockIds.Count is >= 1 and <= Most, "stockIds", "stock.none-to-check", Most)
            .Require(request.Agrees || !string.IsNullOrEmpty(note), "note", "stock.check-note-missing")
            .Require(note is not { Length: > 400 }, "note", "text.too-long", 400)
            .ThrowIfAny();
        var stocks = await StocksInSight.Of(db, actor).Where(stock => request.StockIds.Contains(stock.Id)).OrderBy(stock => stock.Id).ToListAsync(cancellationToken);
        if (stocks.Count != request.StockIds.Distinct().Count()) throw new NotFound();
        foreach (var stock in stocks)
        {
            stock.Check(actor.Code, now, request.Agrees, note);
            trail.Say($"stock/{stock.Id}", stock.HouseholdCode, request.Agrees ? "checked" : "differs");
            if (!request.Agrees) await mediator.Send(new TellParties("catalog.notice-stock-differs", [LotNumber.Of(stock.Id, stock.RecordedAt), note!]) { Households = [stock.HouseholdCode] }, cancellationToken);
        }

        return default;
    }
}

/// <summary>Stocks near enough to be looked at: of the county for its reviewer, of the town for a liaison.</summary>
internal static class StocksInSight
{
    private const int LengthOfTown = 9;

    public static IQueryable<Stock> Of(MarketDb db, CurrentActor actor)
    {
        var county = actor.County;
        var stocks = db.Set<Stock>().Where(stock => stock.CountyCode == county);
        if (actor.Is(Roles.CountyReviewer)) return stocks;
        var liaison = actor.Liaison;
        return stocks.Where(stock => db.Liaisons().Any(own => own.Id == liaison && own.VillageCode.Substring(0, LengthOfTown) == stock.VillageCode.Substring(0, LengthOfTown)));
    }
}
