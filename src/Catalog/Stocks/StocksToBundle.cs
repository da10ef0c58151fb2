using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>
/// Stocks of the cooperative's members in its county that lie in no live lot and are still good, newest first; and of the members of those for whom it stands in.
/// </summary>
[Allowed(Roles.Cooperative)]
public sealed record StocksToBundle(string? Produce = null, Grade? Grade = null, string? After = null, int Limit = 200) : IQuery<Page<StockRow>>;

internal sealed class StocksToBundleHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<StocksToBundle, Page<StockRow>>
{
    public async Task<Page<StockRow>> Handle(StocksToBundle request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var stocks = (await Bundling.Stocks(db, actor.Organisation, actor.County, today, cancellationToken)).Where(stock => stock.State == StockState.Waiting && stock.SpoilsOn >= today);
        if (request.Produce is { } produce) stocks = stocks.Where(stock => stock.Produce == produce);
        if (request.Grade is { } grade) stocks = stocks.Where(stock => stock.Grade == grade);
        return await StockRows.Read(db, stocks, request.After, request.Limit, cancellationToken);
    }
}

/// <summary>What a cooperative may bundle.</summary>
internal static class Bundling
{
    /// <summary>Stocks of its members in its county, and those of the members of cooperatives for which it stands in, wherever they lie.</summary>
    public static async Task<IQueryable<Stock>> Stocks(MarketDb db, Guid cooperative, string county, DateOnly today, CancellationToken cancellation)
    {
        var others = await StandIns.For(db, cooperative, today, cancellation);
        // Nearly nobody stands in: the plain question keeps the index of the county.
        return others.Count == 0
            ? db.Set<Stock>().Where(stock => stock.CountyCode == county && db.Memberships().Any(member => member.HouseholdCode == stock.HouseholdCode
                && member.CooperativeId == cooperative && member.From <= today && (member.To == null || member.To > today)))
            : db.Set<Stock>().Where(stock => db.Memberships().Any(member => member.HouseholdCode == stock.HouseholdCode
                && ((member.CooperativeId == cooperative && stock.CountyCode == county) || others.Contains(member.CooperativeId))
                && member.From <= today && (member.To == null || member.To > today)));
    }
}
