using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>A dispatch with its weighings and what came of it: for its cooperative with codes, for the buyer with aliases. It is also the load list and the household slips.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record GetDispatch(Guid DispatchId) : IQuery<DispatchView?>;

/// <summary>A dispatch.</summary>
public sealed record DispatchView
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CooperativeName { get; init; }

    public required Guid MemberId { get; init; }

    public required string MemberName { get; init; }

    public required string DeliverTo { get; init; }

    public required DispatchState State { get; init; }

    public required string SlipNo { get; init; }

    /// <summary>SHA-256 of the weigh slip's canonical JSON: the proof in the ledger.</summary>
    public required string SlipHash { get; init; }

    public required string VehiclePlate { get; init; }

    public required string ConformityNo { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required DateTimeOffset? ArrivedAt { get; init; }

    public required string? ArrivalSlipNo { get; init; }

    /// <summary>When silence becomes acceptance.</summary>
    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? WeighedAt { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string? WeighedBy { get; init; }

    public required bool BySilence { get; init; }

    public required DateTimeOffset? DisputeDueAt { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required string? DecidedBy { get; init; }

    public required string? DecisionReason { get; init; }

    public required IReadOnlyList<DispatchLineView> Lines { get; init; }

    public required IReadOnlyList<DispatchPhoto> Photos { get; init; }

    public Weight Net => Weight.Sum(Lines.Select(line => line.Net));
}

/// <summary>Goods of one lot on the lorry.</summary>
public sealed record DispatchLineView
{
    public required Guid LotId { get; init; }

    public required string LotNumber { get; init; }

    public required string LotTitle { get; init; }

    public required string Produce { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Net { get; init; }

    /// <summary>In force for the days on the road; before weighing, for a weighing now.</summary>
    public required int TolerancePerMille { get; init; }

    /// <summary>What the buyer's scale may say without a dispute.</summary>
    public required Weight Least { get; init; }

    public required Weight Most { get; init; }

    /// <summary>The buyer's scale, or null before it spoke.</summary>
    public required Weight? BuyerArrived { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    public required Weight Spoiled { get; init; }

    public required Weight Disputed { get; init; }

    public required Money Amount { get; init; }

    public required string? Reason { get; init; }

    public required IReadOnlyList<WeighingView> Weighings { get; init; }
}

/// <summary>One household's goods on the scale.</summary>
public sealed record WeighingView
{
    /// <summary>Null for the buyer's side.</summary>
    public required string? HouseholdCode { get; init; }

    public required string Alias { get; init; }

    /// <summary>In full for its cooperative, else null.</summary>
    public required string? HouseholdName { get; init; }

    public required Weight Gross { get; init; }

    public required Weight Tare { get; init; }

    public required Weight Deduction { get; init; }

    public required Weight Net { get; init; }
}

/// <summary>A photo of loading, arrival or rejection.</summary>
public sealed record DispatchPhoto(string Hash, int Width, int Height, DateTimeOffset ReceivedAt, string UploadedBy);
