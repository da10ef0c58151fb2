using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>Stocks of the cooperative's members in its county that lie in no live lot and are still good, newest first.</summary>
[Allowed(Roles.Cooperative)]
public sealed record StocksToBundle(string? Produce = null, Grade? Grade = null, string? After = null, int Limit = 200) : IQuery<Page<StockRow>>;

internal sealed class StocksToBundleHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<StocksToBundle, Page<StockRow>>
{
    public Task<Page<StockRow>> Handle(StocksToBundle request, CancellationToken cancellationToken)
    {
        var (cooperative, county, today) = (actor.Organisation, actor.County, clock.Today());
        var stocks = db.Set<Stock>()
            .Where(stock => stock.CountyCode == county && stock.State == StockState.Waiting && stock.SpoilsOn >= today)
            .Where(stock => db.Memberships().Any(member => member.HouseholdCode == stock.HouseholdCode && member.CooperativeId == cooperative
                && member.From <= today && (member.To == null || member.To > today)));
        if (request.Produce is { } produce) stocks = stocks.Where(stock => stock.Produce == produce);
        if (request.Grade is { } grade) stocks = stocks.Where(stock => stock.Grade == grade);
        return StockRows.Read(db, stocks, request.After, request.Limit, cancellationToken);
    }
}
