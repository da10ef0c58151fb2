using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Reading;

/// <summary>Says in one line where an order stands, who acts next and by when. The most urgent of what its parts wait for comes first.</summary>
internal static class Standings
{
    public static Standing Of(OrderState state, Order order, IReadOnlyList<OrderPart> parts, IReadOnlyList<OrderDispatchView> dispatches)
    {
        if (state == OrderState.AwaitingApproval) return new Standing("orders.standing-awaiting-approval", NextActor.Approver, order.ApprovalDueAt);
        if (state.IsFinal()) return new Standing(EndCode(state), NextActor.Nobody, null);
        if (First(dispatches, DispatchState.Disputed, dispatch => dispatch.DisputeDueAt) is { } disputed) return new Standing("orders.standing-disputed", NextActor.Administrator, disputed);
        if (First(dispatches, DispatchState.Arrived, dispatch => dispatch.AcceptanceDueAt) is { } due) return new Standing("orders.standing-to-accept", NextActor.Purchaser, due);
        if (parts.Any(part => part is { CancellationAskedAt: not null, State: OrderState.Approved or OrderState.Dispatching }))
        {
            return new Standing("orders.standing-cancellation-asked", NextActor.Cooperative, null);
        }

        if (First(dispatches, DispatchState.UnderWay, dispatch => dispatch.ExpectedArrival) is { } expected) return new Standing("orders.standing-on-the-road", NextActor.Purchaser, expected);
        return new Standing("orders.standing-to-dispatch", NextActor.Cooperative, Foundation.Time.ChinaTime.EndOf(order.DeliverOn));
    }

    private static DateTimeOffset? First(IEnumerable<OrderDispatchView> dispatches, DispatchState state, Func<OrderDispatchView, DateTimeOffset?> due) =>
        dispatches.Where(dispatch => dispatch.State == state).Min(due);

    private static string EndCode(OrderState state) => state switch
    {
        OrderState.Completed => "orders.standing-completed",
        OrderState.Declined => "orders.standing-declined",
        OrderState.Lapsed => "orders.standing-lapsed",
        _ => "orders.standing-cancelled",
    };
}
