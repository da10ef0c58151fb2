using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Withdraws what a removed household has on hand: out of live lots and of orders' shares, which fall to the others; what was dispatched goes on.</summary>
internal sealed class WithdrawRemoved(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, OfferShrinking shrinking) : INotificationHandler<HouseholdRemoved>
{
    public async Task Handle(HouseholdRemoved notification, CancellationToken cancellationToken)
    {
        var code = notification.HouseholdCode;
        var stocks = await db.Set<Stock>().Where(row => row.HouseholdCode == code && (row.State == StockState.Waiting || row.State == StockState.Bundled))
            .OrderBy(row => row.LotId).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var stock in stocks)
        {
            var (before, lot) = (stock.Weight, stock.LotId);
            stock.Withdraw(actor.Code, clock.GetUtcNow(), "household removed");
            trail.Say($"stock/{stock.Id}", code, $"{before} withdrawn");
            if (lot is { } live) await shrinking.Lower(live, code, before, all: true, cancellationToken);
        }
    }
}
