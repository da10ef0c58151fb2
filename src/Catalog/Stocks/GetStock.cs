using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A stock with its pictures and its history: for the liaison of its household, a cooperative of its members, and staff. Null for others.</summary>
[Allowed(Roles.Liaison, Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record GetStock(Guid StockId) : IQuery<StockPage?>;

/// <summary>A stock as a page shows it.</summary>
public sealed record StockPage(StockRow Stock, IReadOnlyList<PictureFact> Pictures, IReadOnlyList<StockStep> Steps);

/// <summary>A line of a stock's history. <c>By</c> is an account's code.</summary>
public sealed record StockStep(StockState? From, StockState To, Weight Weight, Guid? LotId, string By, DateTimeOffset At, string? Reason);

internal sealed class GetStockHandler(MarketDb db, CurrentActor actor) : IRequestHandler<GetStock, StockPage?>
{
    public async Task<StockPage?> Handle(GetStock request, CancellationToken cancellationToken)
    {
        var rows = await StockRows.Read(db, Visible(db.Set<Stock>().Where(stock => stock.Id == request.StockId)), null, 1, cancellationToken);
        if (rows.Items is not [var stock]) return null;
        var pictures = await db.Pictures().Where(picture => picture.Subject == PictureSubject.Stock(stock.Id)).OrderBy(picture => picture.Position).ToListAsync(cancellationToken);
        var steps = await db.Set<StockMove>().Where(move => move.StockId == stock.Id).OrderBy(move => move.At).ThenBy(move => move.Id)
            .Select(move => new StockStep(move.From, move.To, move.Weight, move.LotId, move.By, move.At, move.Reason)).ToListAsync(cancellationToken);
        return new StockPage(stock, pictures, steps);
    }

    private IQueryable<Stock> Visible(IQueryable<Stock> stocks)
    {
        var (liaison, cooperative, county) = (actor.Value.LiaisonId, actor.Value.OrganisationId, actor.Value.CountyCode);
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return stocks;
        if (actor.Is(Roles.CountyReviewer)) return stocks.Where(stock => stock.CountyCode == county);
        return actor.Is(Roles.Cooperative)
            ? stocks.Where(stock => db.Memberships().Any(member => member.HouseholdCode == stock.HouseholdCode && member.CooperativeId == cooperative && member.To == null)
                || db.Set<LotStock>().Any(part => part.StockId == stock.Id && db.Set<Lot>().Any(lot => lot.Id == part.LotId && lot.CooperativeId == cooperative)))
            : stocks.Where(stock => db.Assignments().Any(row => row.HouseholdCode == stock.HouseholdCode && row.LiaisonId == liaison && row.To == null));
    }
}
