using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>The household no longer sells it, or it is no more. Out of a lot it goes as <see cref="ChangeStock"/> says of a lower weight.</summary>
[Allowed(Roles.Liaison)]
public sealed record WithdrawStock(Guid StockId, string? Reason = null) : ICommand<Done>;

internal sealed class WithdrawStockHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, OfferShrinking shrinking) : IRequestHandler<WithdrawStock, Done>
{
    public async Task<Done> Handle(WithdrawStock request, CancellationToken cancellationToken)
    {
        new FieldErrors().Require(request.Reason is not { Length: > 400 }, "reason", "text.too-long", 400).ThrowIfAny();
        var stock = await OwnStocks.Get(db, actor, request.StockId, cancellationToken);
        var (before, lot) = (stock.Weight, stock.LotId);
        stock.Withdraw(actor.Code, clock.GetUtcNow(), request.Reason);
        trail.Say($"stock/{stock.Id}", stock.HouseholdCode, $"{before} withdrawn");
        if (lot is { } live) await shrinking.Lower(live, stock.HouseholdCode, before, all: true, cancellationToken);
        return default;
    }
}
