using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>What a liaison's households have to give, and to which cooperative: the shares that have not left, soonest delivery first.</summary>
[Allowed(Roles.Liaison)]
public sealed record CollectionList(int Limit = 200) : IQuery<IReadOnlyList<Collection>>;

/// <summary>What one household has to give of one lot for one order.</summary>
public sealed record Collection
{
    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required Guid LotId { get; init; }

    public required string LotTitle { get; init; }

    public required string Produce { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CooperativeName { get; init; }

    public required string HouseholdCode { get; init; }

    /// <summary>In full: the liaison's own household.</summary>
    public required string HouseholdName { get; init; }

    public required Weight Share { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Remaining { get; init; }

    /// <summary>The day on which the buyer wants the goods.</summary>
    public required DateOnly DeliverOn { get; init; }
}
