using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Placing;

/// <summary>The unit asks the cooperatives to agree to a cancellation that is no longer free, with a reason. Each answers for its part (<see cref="AgreeToCancellation"/>).</summary>
[Allowed(Roles.Purchaser, Roles.Approver)]
public sealed record AskForCancellation(Guid OrderId, string Reason) : ICommand<OrderAnswer>;

internal sealed class AskForCancellationHandler(OrderStore orders, Parties parties, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<AskForCancellation, OrderAnswer>
{
    public async Task<OrderAnswer> Handle(AskForCancellation request, CancellationToken cancellationToken)
    {
        var reason = Input.Reason(request.Reason);
        var order = await orders.OfMember(request.OrderId, cancellationToken);
        trail.Say($"order/{order.Id}");
        order.AskForCancellation(actor.Code, reason, clock.GetUtcNow());
        foreach (var part in order.Parts.Where(part => part.CancellationAskedAt is not null))
        {
            await parties.TellCooperative(order, part.CooperativeId, "orders.notice-cancellation-asked", cancellationToken);
        }

        return OrderAnswer.Of(order);
    }
}
