using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

/// <summary>The liaison takes the label in force back: the goods are sold, or will be. Without one nothing happens.</summary>
[Allowed(Roles.Liaison)]
public sealed record WithdrawDistressLabel(Guid StockId, string? Reason = null) : ICommand<Done>;

internal sealed class WithdrawDistressLabelHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, LotDistress lots) : IRequestHandler<WithdrawDistressLabel, Done>
{
    public async Task<Done> Handle(WithdrawDistressLabel request, CancellationToken cancellationToken)
    {
        new FieldErrors().Require(request.Reason is not { Length: > 400 }, "reason", "text.too-long", 400).ThrowIfAny();
        var stock = await OwnStocks.Get(db, actor, request.StockId, cancellationToken);
        var label = await db.Set<DistressLabel>().SingleOrDefaultAsync(row => row.StockId == stock.Id && row.EndedAt == null, cancellationToken);
        if (label is null) return default;
        label.End(DistressEnding.Withdrawn, actor.Code, clock.GetUtcNow(), request.Reason?.Trim());
        trail.Say($"stock/{stock.Id}", stock.HouseholdCode, $"distress/{label.Id} withdrawn");
        await db.SaveChangesAsync(cancellationToken);
        if (stock.LotId is { } lot) await lots.Tell([lot], cancellationToken);
        return default;
    }
}
