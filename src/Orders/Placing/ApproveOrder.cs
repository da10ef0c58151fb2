using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Placing;

/// <summary>Another person of the unit releases an order, which divides it over the households, or declines it with a reason, which frees the stock.</summary>
/// <param name="Reason">Needed to decline.</param>
[Allowed(Roles.Approver)]
public sealed record ApproveOrder(Guid OrderId, bool Approve, string? Reason) : ICommand<OrderAnswer>;

/// <summary>Where an order stands after an act.</summary>
public sealed record OrderAnswer(Guid Id, string Number, OrderState State, IReadOnlyList<Warning> Warnings)
{
    internal static OrderAnswer Of(Order order, IReadOnlyList<Warning>? warnings = null) => new(order.Id, order.Number, order.State, warnings ?? []);
}

internal sealed class ApproveOrderHandler(
    MarketDb db, OrderStore orders, ShareWriting shares, Releasing releasing, Parties parties, CurrentActor actor, IMediator mediator, ActTrail trail, TimeProvider clock)
    : IRequestHandler<ApproveOrder, OrderAnswer>
{
    public async Task<OrderAnswer> Handle(ApproveOrder request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var order = await orders.OfMember(request.OrderId, cancellationToken);
        trail.Say($"order/{order.Id}", detail: request.Approve ? "approved" : "declined");
        if (!request.Approve)
        {
            var released = order.Decline(actor.Code, Input.Reason(request.Reason), now);
            await releasing.ReleaseUndivided(released, cancellationToken);
            return OrderAnswer.Of(order);
        }

        order.Approve(actor.Code, approverNeeded: true, now);
        await db.SaveChangesAsync(cancellationToken);
        // Two approvals over one lot wait for each other here instead of dividing the same offers twice.
        await mediator.Send(new LockLots([.. order.Lines.Select(line => line.LotId)]), cancellationToken);
        var warnings = await shares.Write(order, now, cancellationToken);
        await parties.TellCooperatives(order, "orders.notice-approved", cancellationToken);
        return OrderAnswer.Of(order, warnings);
    }
}
