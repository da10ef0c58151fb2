using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// The liaison changes what was recorded; null leaves a thing as it is. In a lot the weight can only become less; below the household's shares orders are told
/// (<see cref="OfferShrunk"/>).
/// </summary>
[Allowed(Roles.Liaison)]
public sealed record ChangeStock(Guid StockId, Weight? Weight = null, UnitPrice? WantedPrice = null, string? Place = null, string? Note = null, string? Reason = null) : ICommand<Done>;

internal sealed class ChangeStockHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, OfferShrinking shrinking) : IRequestHandler<ChangeStock, Done>
{
    public async Task<Done> Handle(ChangeStock request, CancellationToken cancellationToken)
    {
        new FieldErrors()
            .Require(request.Weight is not { IsPositive: false }, "weight", "stock.weight-missing")
            .Require(request.WantedPrice is not { FenPerTonne: <= 0 }, "wantedPrice", "stock.price-missing")
            .Require(request.Place is not { Length: > 200 }, "place", "text.too-long", 200)
            .Require(request.Note is not { Length: > 400 }, "note", "text.too-long", 400)
            .Require(request.Reason is not { Length: > 400 }, "reason", "text.too-long", 400)
            .ThrowIfAny();
        var stock = await OwnStocks.Get(db, actor, request.StockId, cancellationToken);
        var (before, lot) = (stock.Weight, stock.LotId);
        stock.Change(request.Weight ?? stock.Weight, request.WantedPrice ?? stock.WantedPrice, actor.Code, clock.GetUtcNow(), request.Reason);
        if (request.Place is not null) stock.Place = request.Place.Trim();
        if (request.Note is not null) stock.Note = request.Note.Trim();
        trail.Say($"stock/{stock.Id}", stock.HouseholdCode, $"{before} → {stock.Weight}");
        if (lot is { } live && stock.Weight < before) await shrinking.Lower(live, stock.HouseholdCode, before - stock.Weight, all: false, cancellationToken);
        return default;
    }
}

/// <summary>A liaison's stocks are those of the households for which the liaison acts now, whoever recorded them.</summary>
internal static class OwnStocks
{
    /// <exception cref="NotFound">No such stock, or another's.</exception>
    public static async Task<Stock> Get(MarketDb db, CurrentActor actor, Guid id, CancellationToken cancellation)
    {
        var liaison = actor.Liaison;
        return await db.Set<Stock>().Where(stock => stock.Id == id)
            .Where(stock => Registry.Facts.Assignments(db).Any(row => row.HouseholdCode == stock.HouseholdCode && row.LiaisonId == liaison && row.To == null))
            .SingleOrDefaultAsync(cancellation) ?? throw new NotFound();
    }
}
