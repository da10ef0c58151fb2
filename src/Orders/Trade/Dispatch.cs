using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Trade;

/// <summary>Where a dispatch stands.</summary>
public enum DispatchState
{
    UnderWay,
    Arrived,
    Accepted,

    /// <summary>The lower weight is accepted; the rest waits for a decision.</summary>
    Disputed,
}

/// <summary>A lorry with goods of one cooperative for one order.</summary>
internal sealed class Dispatch : Aggregate
{
    private readonly List<DispatchLine> lines = [];

    public Guid Id { get; private init; }

    public string Number { get; private init; } = "";

    public Guid OrderId { get; private init; }

    public Guid CooperativeId { get; private init; }

    public Guid MemberId { get; private init; }

    public DispatchState State { get; private set; }

    /// <summary>The weigh slip's number, unique in the cooperative.</summary>
    public string SlipNo { get; private init; } = "";

    public string VehiclePlate { get; private init; } = "";

    /// <summary>Number of the 承诺达标合格证 (CH-12).</summary>
    public string ConformityNo { get; private init; } = "";

    public DateTimeOffset LeftAt { get; private init; }

    public DateTimeOffset ExpectedArrival { get; private init; }

    /// <summary>The weigh slip in canonical JSON; its SHA-256 is the proof of the dispatched entries.</summary>
    public string Slip { get; private init; } = "";

    public string SlipHash { get; private init; } = "";

    public DateTimeOffset? ArrivedAt { get; private set; }

    public string? ArrivalSlipNo { get; private set; }

    /// <summary>When silence becomes acceptance: from arrival, else from expected arrival + 24 h (CH-09).</summary>
    public DateTimeOffset AcceptanceDueAt { get; private set; }

    public DateTimeOffset? WeighedAt { get; private set; }

    /// <summary>Account code, or <c>system</c> for silence.</summary>
    public string? WeighedBy { get; private set; }

    /// <summary>The buyer's weighing in canonical JSON; its SHA-256 is the proof of the entries of acceptance.</summary>
    public string? ArrivalSlip { get; private set; }

    public string? ArrivalSlipHash { get; private set; }

    public bool BySilence { get; private set; }

    public DateTimeOffset? DisputeDueAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public IReadOnlyList<DispatchLine> Lines => lines;

    /// <summary>Hours that a dispatch whose arrival nobody recorded is taken to be late.</summary>
    public const int UnrecordedArrivalHours = 24;

    public static Dispatch Leave(DispatchPlan plan, DateTimeOffset now)
    {
        var dispatch = new Dispatch
        {
            Id = plan.Id, Number = Numbers.Of(plan.Id, now), OrderId = plan.OrderId, CooperativeId = plan.CooperativeId, MemberId = plan.MemberId,
            SlipNo = plan.SlipNo, VehiclePlate = plan.VehiclePlate, ConformityNo = plan.ConformityNo, LeftAt = now, ExpectedArrival = plan.ExpectedArrival,
            Slip = plan.Slip, SlipHash = plan.SlipHash,
            AcceptanceDueAt = plan.ExpectedArrival.AddHours(UnrecordedArrivalHours + plan.Lines.Min(line => line.AcceptanceHours)),
        };
        dispatch.lines.AddRange(plan.Lines);
        return dispatch;
    }

    /// <exception cref="RuleBroken"><c>orders.wrong-dispatch-state</c>; <c>orders.arrival-before-leaving</c>; <c>orders.arrival-in-future</c>.</exception>
    public void Arrive(DateTimeOffset at, string? slipNo, DateTimeOffset now)
    {
        Require(State == DispatchState.UnderWay, "arrive");
        RuleBroken.If(at < LeftAt, "orders.arrival-before-leaving", LeftAt);
        RuleBroken.If(at > now, "orders.arrival-in-future");
        (State, ArrivedAt, ArrivalSlipNo) = (DispatchState.Arrived, at, slipNo);
        AcceptanceDueAt = at.AddHours(lines.Min(line => line.AcceptanceHours));
    }

    /// <summary>Takes the buyer's figures down; what each line's scale decides was put on the lines before.</summary>
    /// <exception cref="RuleBroken"><c>orders.wrong-dispatch-state</c>.</exception>
    public void Weigh(string by, bool silence, string slip, string slipHash, DateTimeOffset? disputeDueAt, DateTimeOffset now)
    {
        Require(State == DispatchState.Arrived, "accept");
        (WeighedAt, WeighedBy, BySilence, ArrivalSlip, ArrivalSlipHash) = (now, by, silence, slip, slipHash);
        State = lines.Exists(line => line.Disputed.IsPositive) ? DispatchState.Disputed : DispatchState.Accepted;
        DisputeDueAt = State == DispatchState.Disputed ? disputeDueAt : null;
    }

    /// <summary>The dispute is decided; the lines were settled before.</summary>
    public void Decide(string by, string reason, DateTimeOffset now)
    {
        Require(State == DispatchState.Disputed, "decide");
        (State, DecidedAt, DecidedBy, DecisionReason) = (DispatchState.Accepted, now, by, reason);
    }

    /// <exception cref="RuleBroken"><c>orders.wrong-dispatch-state</c>, 409.</exception>
    public void Require(bool holds, string act)
    {
        if (!holds) throw new RuleBroken("orders.wrong-dispatch-state", Codes.Of(State), act) { Status = 409 };
    }
}

/// <summary>What is written down when goods leave.</summary>
internal sealed record DispatchPlan
{
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required Guid MemberId { get; init; }

    public required string SlipNo { get; init; }

    public required string VehiclePlate { get; init; }

    public required string ConformityNo { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required string Slip { get; init; }

    public required string SlipHash { get; init; }

    public required IReadOnlyList<DispatchLine> Lines { get; init; }
}
