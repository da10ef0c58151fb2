namespace ConsumerAid.Orders.Trade;

/// <summary>One cooperative's part of an order: it sees, dispatches and closes only this.</summary>
internal sealed class OrderPart
{
    public required Guid OrderId { get; init; }

    public required Guid CooperativeId { get; init; }

    public OrderState State { get; private set; }

    /// <summary>Dispatches of this part that have not arrived yet.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Dispatches of this part that have not been accepted in whole yet.</summary>
    public int Unsettled { get; private set; }

    /// <summary>China's day on which the last of them that has arrived did.</summary>
    public DateOnly? LastArrivalOn { get; private set; }

    public string? ClosedReason { get; private set; }

    public DateTimeOffset? CancellationAskedAt { get; private set; }

    public string? CancellationReason { get; private set; }

    internal OrderState Move(OrderAct act) => State = State.After(act);

    internal void Left()
    {
        UnderWay++;
        Unsettled++;
    }

    internal void Arrived(DateOnly on)
    {
        UnderWay--;
        if (LastArrivalOn is not { } last || last < on) LastArrivalOn = on;
    }

    internal void Settled() => Unsettled--;

    internal void Close(string reason) => ClosedReason = reason;

    internal void AskForCancellation(string? reason, DateTimeOffset? now) => (CancellationReason, CancellationAskedAt) = (reason, now);
}
