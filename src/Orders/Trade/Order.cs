using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;

namespace ConsumerAid.Orders.Trade;

/// <summary>A member unit's order over one or several lots. Every change of its state is a method here and leaves a line in its history.</summary>
internal sealed class Order : Aggregate
{
    private readonly List<OrderLine> lines = [];
    private readonly List<OrderPart> parts = [];
    private readonly List<OrderStep> history = [];

    public Guid Id { get; private init; }

    public string Number { get; private init; } = "";

    public Guid MemberId { get; private init; }

    /// <summary>The unit's own purchase order number, or null.</summary>
    public string? MemberPoNumber { get; private init; }

    public string DeliverTo { get; private init; } = "";

    public DateOnly DeliverOn { get; private init; }

    public PaymentTerms PaymentTerms { get; private init; }

    public OrderState State { get; private set; }

    public DateTimeOffset PlacedAt { get; private init; }

    /// <summary>Account code of the purchaser.</summary>
    public string RequestedBy { get; private init; } = "";

    /// <summary>When it lapses unless approved before: the charter's hours, or before the first of its lots spoils.</summary>
    public DateTimeOffset ApprovalDueAt { get; private init; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Account code of the approver, or of the purchaser when none was needed.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>What was ordered, at the frozen prices.</summary>
    public Money Total { get; private init; }

    public int CharterVersion { get; private init; }

    /// <summary>Lines in the history. Every act adds one, so that of two acts on any part at once the second fails.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether anything of it was weighed in at a household.</summary>
    public bool WeighingBegun => lines.Exists(line => line.Dispatched.IsPositive);

    public IReadOnlyList<OrderLine> Lines => lines;

    public IReadOnlyList<OrderPart> Parts => parts;

    public IReadOnlyList<OrderStep> History => history;

    public static Order Place(OrderPlan plan, DateTimeOffset now)
    {
        var order = new Order
        {
            Id = plan.Id, Number = Numbers.Of(plan.Id, now), MemberId = plan.MemberId, MemberPoNumber = plan.MemberPoNumber, DeliverTo = plan.DeliverTo,
            DeliverOn = plan.DeliverOn, PaymentTerms = plan.PaymentTerms, State = OrderState.AwaitingApproval, PlacedAt = now, RequestedBy = plan.RequestedBy,
            ApprovalDueAt = plan.ApprovalDueAt, CharterVersion = plan.CharterVersion, Total = Money.Sum(plan.Lines.Select(line => line.Price)),
        };
        order.lines.AddRange(plan.Lines);
        order.parts.AddRange(plan.Lines.Select(line => line.CooperativeId).Distinct().Select(id => new OrderPart { OrderId = order.Id, CooperativeId = id }));
        order.Record("place", plan.RequestedBy, now, null, null);
        return order;
    }

    /// <summary>Releases the order. Nobody approves their own request unless the amount needs no approver.</summary>
    /// <exception cref="RuleBroken"><c>orders.own-request</c>; <c>orders.approval-too-late</c>; <c>orders.wrong-state</c>.</exception>
    public void Approve(string by, bool approverNeeded, DateTimeOffset now)
    {
        var from = State;
        var next = State.After(OrderAct.Approve);
        RuleBroken.If(approverNeeded && by == RequestedBy, "orders.own-request");
        RuleBroken.If(approverNeeded && now >= ApprovalDueAt, "orders.approval-too-late", ApprovalDueAt);
        State = next;
        foreach (var part in parts) part.Move(OrderAct.Approve);
        (ApprovedAt, ApprovedBy) = (now, by);
        Record("approve", by, now, from, null);
    }

    /// <exception cref="RuleBroken"><c>orders.own-request</c>; <c>orders.wrong-state</c>.</exception>
    public IReadOnlyList<(OrderLine Line, Weight Weight)> Decline(string by, string reason, DateTimeOffset now)
    {
        RuleBroken.If(by == RequestedBy, "orders.own-request");
        return End(OrderAct.Decline, by, reason, now);
    }

    /// <summary>Nobody approved it in time.</summary>
    public IReadOnlyList<(OrderLine Line, Weight Weight)> Lapse(DateTimeOffset now)
    {
        if (now < ApprovalDueAt) throw new InvalidOperationException("The order is not due.");
        return End(OrderAct.Lapse, "system", null, now);
    }

    /// <summary>Cancels the whole of it, before anything was weighed.</summary>
    public IReadOnlyList<(OrderLine Line, Weight Weight)> Cancel(string by, string? reason, DateTimeOffset now) => End(OrderAct.Cancel, by, reason, now);

    /// <summary>Asks every cooperative whose part is not finished to agree.</summary>
    /// <exception cref="RuleBroken"><c>orders.wrong-state</c>: nothing is left to cancel.</exception>
    public void AskForCancellation(string by, string reason, DateTimeOffset now)
    {
        var open = parts.Where(part => IsOpen(part)).ToList();
        if (open.Count == 0 || State == OrderState.AwaitingApproval) throw WrongState("ask-for-cancellation");
        foreach (var part in open) part.AskForCancellation(reason, now);
        Record("ask-for-cancellation", by, now, State, reason);
    }

    /// <summary>
    /// The cooperative answers. If it agrees, the rest of its part is given up: a part of which nothing has left is cancelled, of another only what has left goes on.
    /// </summary>
    /// <returns>What is given up, by line; empty if it refuses.</returns>
    /// <exception cref="RuleBroken"><c>orders.cancellation-not-asked</c>.</exception>
    public IReadOnlyList<(OrderLine Line, Weight Weight)> AnswerCancellation(Guid cooperative, bool agrees, string by, string? reason, DateTimeOffset now)
    {
        var part = Part(cooperative);
        if (part.CancellationAskedAt is null || !IsOpen(part)) throw new RuleBroken("orders.cancellation-not-asked") { Status = 409 };
        var (from, before, why) = (State, part.State, part.CancellationReason!);
        part.AskForCancellation(agrees ? why : null, agrees ? part.CancellationAskedAt : null);
        IReadOnlyList<(OrderLine Line, Weight Weight)> released = [];
        if (agrees)
        {
            released = Release(part);
            if (before == OrderState.Approved) part.Move(OrderAct.Cancel);
            else part.Close(why);
            Advance(part);
        }

        Record(agrees ? "agree-to-cancellation" : "refuse-cancellation", by, now, from, reason ?? (agrees ? why : null), part, before);
        return released;
    }

    /// <summary>The cooperative will not deliver the rest of its part.</summary>
    /// <returns>What is given up, by line.</returns>
    /// <exception cref="RuleBroken"><c>orders.wrong-state</c>, also when nothing is open.</exception>
    public IReadOnlyList<(OrderLine Line, Weight Weight)> CloseShort(Guid cooperative, string by, string reason, DateTimeOffset now)
    {
        var part = Part(cooperative);
        var (from, before) = (State, part.State);
        part.Move(OrderAct.Close);
        if (LinesOf(part).All(line => line.Open == Weight.Zero)) throw WrongState(Codes.Of(OrderAct.Close));
        var released = Release(part);
        part.Close(reason);
        Advance(part);
        Record("close", by, now, from, reason, part, before);
        return released;
    }

    /// <summary>A lorry with goods of a part leaves.</summary>
    public void Leave(Dispatch dispatch, string by, DateTimeOffset now)
    {
        var part = Part(dispatch.CooperativeId);
        var (from, before) = (State, part.State);
        part.Move(OrderAct.Dispatch);
        part.Left();
        Advance(part);
        Record("dispatch", by, now, from, null, part, before, dispatch.Id);
    }

    /// <summary>One of the part's dispatches has arrived.</summary>
    public void Arrived(Dispatch dispatch, string by, DateTimeOffset now)
    {
        var part = Part(dispatch.CooperativeId);
        var (from, before) = (State, part.State);
        part.Arrived(ChinaTime.DayOf(dispatch.ArrivedAt!.Value));
        Advance(part);
        Record("arrive", by, now, from, null, part, before, dispatch.Id);
    }

    /// <summary>One of the part's dispatches was weighed at the buyer's: accepted in whole, or disputed in part.</summary>
    public void Weighed(Dispatch dispatch, string act, string by, string? reason, DateTimeOffset now)
    {
        var part = Part(dispatch.CooperativeId);
        var (from, before) = (State, part.State);
        if (dispatch.State == DispatchState.Accepted) part.Settled();
        Advance(part);
        Record(act, by, now, from, reason, part, before, dispatch.Id);
    }

    /// <summary>A line was divided over its households, at approval or anew because a weight is missing; what nobody can give is given up.</summary>
    /// <returns>The division's number, from 1.</returns>
    public int Divide(OrderLine line, Weight shortage, AllocationCause cause, string by, string? reason, DateTimeOffset now)
    {
        var number = line.Divide(shortage);
        if (cause == AllocationCause.Approval && shortage == Weight.Zero) return number;
        var part = Part(line.CooperativeId);
        var (from, before) = (State, part.State);
        Advance(part);
        Record(shortage.IsPositive ? "shortage" : "divide-again", by, now, from, reason, part, before);
        return number;
    }

    public OrderPart Part(Guid cooperative) => parts.Single(part => part.CooperativeId == cooperative);

    public IEnumerable<OrderLine> LinesOf(OrderPart part) => lines.Where(line => line.CooperativeId == part.CooperativeId);

    private static bool IsOpen(OrderPart part) => part.State is OrderState.Approved or OrderState.Dispatching;

    private List<(OrderLine Line, Weight Weight)> Release(OrderPart part) => Released(LinesOf(part));

    private static List<(OrderLine Line, Weight Weight)> Released(IEnumerable<OrderLine> given) =>
        [.. given.Select(line => (Line: line, Weight: line.Release())).Where(released => released.Weight.IsPositive)];

    private List<(OrderLine Line, Weight Weight)> End(OrderAct act, string by, string? reason, DateTimeOffset now)
    {
        var from = State;
        State = State.After(act);
        foreach (var part in parts) part.Move(act);
        Record(Codes.Of(act), by, now, from, reason);
        return Released(lines);
    }

    // A part is delivered when nothing is to come or on the road, completed when all of it is settled; the order follows its slowest part.
    private void Advance(OrderPart part)
    {
        if (part.State == OrderState.Approved && LinesOf(part).All(line => line.Open == Weight.Zero)) part.Move(OrderAct.Close);
        if (part.State == OrderState.Dispatching && part.UnderWay == 0 && LinesOf(part).All(line => line.Open == Weight.Zero)) part.Move(OrderAct.Arrive);
        if (part.State == OrderState.Delivered && part.Unsettled == 0) part.Move(OrderAct.Complete);

        var live = parts.Where(other => other.State != OrderState.Cancelled).Select(other => other.State).ToList();
        var target = live.Count == 0 ? OrderState.Cancelled
            : live.TrueForAll(state => state == OrderState.Completed) ? OrderState.Completed
            : live.TrueForAll(state => state is OrderState.Delivered or OrderState.Completed) ? OrderState.Delivered
            : live.TrueForAll(state => state == OrderState.Approved) ? OrderState.Approved
            : OrderState.Dispatching;
        while (State != target) State = State.After(Toward(target));
    }

    private OrderAct Toward(OrderState target) => (State, target) switch
    {
        (_, OrderState.Cancelled) => OrderAct.Cancel,
        (OrderState.Approved, OrderState.Completed) => OrderAct.Close,
        (OrderState.Approved, _) => OrderAct.Dispatch,
        (OrderState.Dispatching, _) => OrderAct.Arrive,
        _ => OrderAct.Complete,
    };

    private RuleBroken WrongState(string act) => new("orders.wrong-state", State.Code(), act) { Status = 409 };

    private void Record(
        string act, string by, DateTimeOffset now, OrderState? from, string? reason, OrderPart? part = null, OrderState? before = null, Guid? dispatch = null)
    {
        Steps++;
        history.Add(new OrderStep
        {
            Id = Guid.CreateVersion7(now), OrderId = Id, Position = Steps, CooperativeId = part?.CooperativeId, DispatchId = dispatch, Act = act, From = from, To = State,
            PartFrom = before, PartTo = part?.State, At = now, By = by, Reason = reason,
        });
    }
}

/// <summary>What a purchaser settled on, with what was frozen from lots and charter.</summary>
internal sealed record OrderPlan
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required string DeliverTo { get; init; }

    public required DateOnly DeliverOn { get; init; }

    public required PaymentTerms PaymentTerms { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }

    public required int CharterVersion { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }
}

/// <summary>Numbers that people read out: China's day and six characters of Crockford's base32 from the id's random bits.</summary>
internal static class Numbers
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(Guid id, DateTimeOffset now)
    {
        var random = id.ToByteArray(bigEndian: true).AsSpan(10);
        Span<char> text = stackalloc char[6];
        ulong bits = 0;
        foreach (var part in random) bits = (bits << 8) | part;
        for (var i = 0; i < text.Length; i++, bits >>= 5) text[i] = Alphabet[(int)(bits & 31)];
        return $"{ChinaTime.DayOf(now):yyMMdd}-{text}";
    }
}
