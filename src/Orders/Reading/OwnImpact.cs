using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Reading;

/// <summary>What the unit's buying did, in money, weight and households together.</summary>
/// <param name="From">China's day, included; null: from the beginning.</param>
/// <param name="To">China's day, included; null: until now.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record OwnImpact(DateOnly? From = null, DateOnly? To = null) : IQuery<UnitImpact>;

/// <summary>The figures, of accepted goods only.</summary>
public sealed record UnitImpact
{
    public required Money Amount { get; init; }

    /// <summary>What of the amount is the households' at the frozen household prices, each line rounded once.</summary>
    public required Money ToHouseholds { get; init; }

    public required Weight Accepted { get; init; }

    public required int Households { get; init; }

    public required int Orders { get; init; }

    public required IReadOnlyList<ProduceImpact> ByProduce { get; init; }
}

/// <summary>The figures of one produce.</summary>
public sealed record ProduceImpact(string Produce, Weight Accepted, Money Amount);
