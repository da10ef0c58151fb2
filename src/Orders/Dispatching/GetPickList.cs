using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>Where the cooperative collects for its part of an order, by liaison and village. Null when it has no part in it.</summary>
[Allowed(Roles.Cooperative)]
public sealed record GetPickList(Guid OrderId) : IQuery<PickList?>;

/// <summary>The list to collect by.</summary>
public sealed record PickList(Guid OrderId, string OrderNumber, string MemberName, DateOnly DeliverOn, string DeliverTo, IReadOnlyList<Pick> Picks);

/// <summary>What to fetch at one household.</summary>
public sealed record Pick
{
    public required Guid LotId { get; init; }

    public required string LotTitle { get; init; }

    public required Weight Step { get; init; }

    public required string HouseholdCode { get; init; }

    public required string HouseholdName { get; init; }

    public required string HouseholdPhone { get; init; }

    public required string Town { get; init; }

    public required string Village { get; init; }

    /// <summary>Code of the liaison, or null.</summary>
    public required string? LiaisonCode { get; init; }

    public required string? LiaisonName { get; init; }

    public required Weight Share { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Remaining { get; init; }
}
