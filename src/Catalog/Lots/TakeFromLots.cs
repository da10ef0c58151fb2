using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>At dispatch: reserved becomes dispatched on the lots, promised becomes dispatched on the offers. Refused with <c>testing.lot-frozen</c> while a lot stands still.</summary>
/// <param name="Takings">How much of each share is used up, not what the scale said.</param>
[WithinAct]
public sealed record TakeFromLots(IReadOnlyList<OfferWeight> Takings) : ICommand<Done>;

internal sealed class TakeFromLotsHandler(MarketDb db, IMediator mediator) : IRequestHandler<TakeFromLots, Done>
{
    public async Task<Done> Handle(TakeFromLots request, CancellationToken cancellationToken)
    {
        var lots = request.Takings.Where(taking => taking.Weight.Grams != 0).GroupBy(taking => taking.LotId).OrderBy(lot => lot.Key).ToList();
        foreach (var lot in lots)
        {
            var (id, grams) = (lot.Key, lot.Sum(taking => taking.Weight.Grams));
            var taken = await db.Set<Lot>().Where(row => row.Id == id && row.Reserved.Grams >= grams && row.FrozenAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Reserved.Grams, row => row.Reserved.Grams - grams)
                    .SetProperty(row => row.Dispatched.Grams, row => row.Dispatched.Grams + grams)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken);
            // The charter was asked before the row was locked: a freeze may have come between.
            if (taken == 0) throw new RuleBroken(await db.Lots().AnyAsync(row => row.Id == id && row.FrozenAt != null, cancellationToken) ? "testing.lot-frozen" : "catalog.not-reserved");
        }

        await OfferRows.Change(db, OfferRows.Take, request.Takings, cancellationToken);
        await mediator.Publish(new LotsChanged([.. lots.Select(lot => lot.Key)]), cancellationToken);
        return default;
    }
}
