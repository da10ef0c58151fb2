using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// Gives the households back what an ended lot no longer needs: all that can still be promised but for what is reserved and has no shares yet, which is left in proportion
/// to what each has, in whole steps. Called again whenever such a reservation falls through.
/// </summary>
internal sealed class LotRest(MarketDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="lot">An ended lot, locked and saved.</param>
    public async Task GiveBack(Lot lot, CancellationToken cancellation)
    {
        var offers = await LotRows.Offers(db, lot.Id, cancellation);
        var backed = Weight.Sum(offers.Select(offer => offer.Promised - offer.Lacking));
        var keep = Keep(offers, lot.Reserved - lot.Lacking - backed, lot.Step);
        var back = new Dictionary<string, Weight>(StringComparer.Ordinal);
        for (var i = 0; i < offers.Count; i++)
        {
            var weight = offers[i].GiveBackAllBut(keep[i]);
            back[offers[i].HouseholdCode] = weight;
        }

        await Restock(lot, back, cancellation);
        await LotRows.Save(db, lot.Id, cancellation);
    }

    private static Weight[] Keep(List<Offer> offers, Weight needed, Weight step)
    {
        if (!needed.IsPositive) return new Weight[offers.Count];
        var units = offers.ConvertAll(offer => offer.Remaining.Grams / step.Grams);
        var wanted = (needed.Grams + step.Grams - 1) / step.Grams;
        return wanted >= units.Sum()
            ? [.. offers.Select(offer => offer.Remaining)]
            : [.. Apportionment.Divide(wanted, units).Select(count => new Weight(count * step.Grams))];
    }

    private async Task Restock(Lot lot, Dictionary<string, Weight> back, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var reason = lot.State.Code();
        var stocks = await db.Set<Stock>().Where(stock => db.Set<LotStock>().Any(part => part.LotId == lot.Id && part.StockId == stock.Id)).OrderBy(stock => stock.Id)
            .ToListAsync(cancellation);
        foreach (var household in stocks.GroupBy(stock => stock.HouseholdCode, StringComparer.Ordinal))
        {
            var weight = back[household.Key];
            var here = household.Where(stock => stock.LotId == lot.Id).ToList();
            if (here.Count > 0)
            {
                var parts = Apportionment.Divide(weight.Grams, here.ConvertAll(stock => stock.Weight.Grams));
                for (var i = 0; i < here.Count; i++) here[i].LeaveLot(new Weight(parts[i]), actor.Code, now, reason);
            }
            else if (weight.IsPositive)
            {
                // The stock may already lie in another lot, whole: then what comes back is a stock of its own.
                var free = household.FirstOrDefault(stock => stock.State is StockState.Waiting or StockState.Sold);
                if (free is not null) free.GetBack(weight, actor.Code, now, reason);
                else db.Add(household.First().Rest(Guid.CreateVersion7(now), weight, actor.Code, now));
            }
        }
    }
}
