using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Placing;

/// <summary>What an order would be if it were placed now: the same checks, prices and division as <see cref="PlaceOrder"/>, with nothing written or reserved.</summary>
[Allowed(Roles.Purchaser)]
public sealed record PreviewOrder(PlaceOrder Order) : IQuery<OrderPreview>;

/// <summary>An order before it is placed.</summary>
/// <param name="NeedsApproval">From the unit's limit up another person has to release it.</param>
/// <param name="PoNumberUsed">The unit's own number stands on an order already.</param>
/// <param name="LastDay">The last day before the first of the lots spoils.</param>
public sealed record OrderPreview(
    Money Total, bool NeedsApproval, Money ApprovalFrom, bool PoNumberUsed, DateOnly LastDay, IReadOnlyList<PreviewLine> Lines, AllocationView Allocation);

/// <summary>A line as it would be frozen.</summary>
public sealed record PreviewLine(Guid LotId, Weight Weight, Weight TierFrom, UnitPrice UnitPrice, Money Price, int TolerancePerMille, int AcceptanceHours);

internal sealed class PreviewOrderHandler(MarketDb db, CurrentActor actor, ICharter charter, LotTerms lots, Division division, AllocationViews views, TimeProvider clock)
    : IRequestHandler<PreviewOrder, OrderPreview>
{
    public async Task<OrderPreview> Handle(PreviewOrder request, CancellationToken cancellationToken)
    {
        var (now, order) = (clock.GetUtcNow(), request.Order);
        var unit = await OrderingUnit.Of(db, actor, Input.Trimmed(order.MemberPoNumber), cancellationToken);
        PlaceOrderForm.Check(order, clock.Today());
        await RequireFree(order.Lines, cancellationToken);
        var (lines, lastDay) = await lots.Freeze(Guid.CreateVersion7(now), order.Lines, await charter.Terms(now, cancellationToken), now, cancellationToken);
        var divided = await division.Divide(ShareWriting.Lines(lines), cancellationToken);
        var total = Money.Sum(lines.Select(line => line.Price));
        return new OrderPreview(
            total, total >= unit.ApprovalFrom, unit.ApprovalFrom, unit.PoNumberUsed, lastDay,
            [.. lines.Select(line => new PreviewLine(line.LotId, line.Ordered, line.TierFrom, line.UnitPrice, line.Price, line.TolerancePerMille, line.AcceptanceHours))],
            new AllocationView(true, [.. lines.Zip(divided, (line, result) => views.Preview(line.LotId, line.CooperativeId, null, result))]));
    }

    private async Task RequireFree(IReadOnlyList<OrderedLot> ordered, CancellationToken cancellation)
    {
        var ids = ordered.Select(line => line.LotId).ToArray();
        var free = await db.Lots().Where(lot => ids.Contains(lot.Id)).Select(lot => new { lot.Id, lot.Free }).ToDictionaryAsync(lot => lot.Id, lot => lot.Free, cancellation);
        var errors = new FieldErrors();
        for (var i = 0; i < ordered.Count; i++)
        {
            // A lot that is not there at all is told by the lines' own check.
            if (free.TryGetValue(ordered[i].LotId, out var left)) errors.Require(ordered[i].Weight <= left, $"lines[{i}].weight", "orders.not-enough", left);
        }

        errors.ThrowIfAny();
    }
}
