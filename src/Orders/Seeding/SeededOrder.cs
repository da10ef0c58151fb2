using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Seeding;

/// <summary>An order to be written with its whole past.</summary>
public sealed record SeededOrder
{
    public required Guid MemberId { get; init; }

    /// <summary>Account codes of who asks, who releases, and the cooperative's clerk.</summary>
    public required string Purchaser { get; init; }

    public required string Approver { get; init; }

    public required string Clerk { get; init; }

    public required string MemberPoNumber { get; init; }

    public required string DeliverTo { get; init; }

    public required PaymentTerms PaymentTerms { get; init; }

    public required string VehiclePlate { get; init; }

    public required SeededCourse Course { get; init; }

    /// <summary>How long after an act its entries are recorded; whole minutes.</summary>
    public required TimeSpan RecordedAfter { get; init; }

    /// <summary>Of lots of one cooperative.</summary>
    public required IReadOnlyList<SeededLine> Lines { get; init; }
}

/// <summary>A weight of a lot, in its whole steps and no more than <see cref="SeededSale.Orderable"/>.</summary>
/// <param name="LostPerMille">What is missing on the buyer's scale, within tolerance.</param>
public sealed record SeededLine(SeededSale Sale, Weight Ordered, int LostPerMille);

/// <summary>A lot on sale as its orders see it; they follow each other and leave their traces on it.</summary>
public sealed record SeededSale
{
    public required Guid LotId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required ProduceFact Kind { get; init; }

    public required Grade Grade { get; init; }

    public required Guid CertificateId { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Step { get; init; }

    public required Weight MinimumOrder { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required IReadOnlyList<Tier> Tiers { get; init; }

    public required DateOnly SpoilsOn { get; init; }

    /// <summary>By household code.</summary>
    public required IReadOnlyList<SeededSeller> Sellers { get; init; }

    /// <summary>What can still be ordered. What an order gave up is not ordered again.</summary>
    public Weight Orderable { get; internal set; }

    /// <summary>Reserved by orders that nobody has approved yet.</summary>
    public Weight Undivided { get; internal set; }

    /// <summary>When it was ordered from last.</summary>
    public DateTimeOffset? LastOrderAt { get; internal set; }

    /// <summary>Opens the sale: what the households offer in whole steps.</summary>
    public SeededSale Open()
    {
        Orderable = Weight.Sum(Sellers.Select(seller => seller.Remaining));
        return this;
    }
}

/// <summary>A household in a lot.</summary>
public sealed record SeededSeller(string HouseholdCode, int NeedWeight)
{
    /// <summary>What it can still give, in whole steps.</summary>
    public required Weight Remaining { get; set; }

    public Weight Promised { get; internal set; }

    public Weight Dispatched { get; internal set; }

    /// <summary>What it sold of this produce, in order of time.</summary>
    public IReadOnlyList<SeededShare> Sold { get; init; } = [];

    internal List<SeededShare> SoldHere { get; } = [];

    /// <summary>All that it sold of this produce, for its next lot.</summary>
    public IReadOnlyList<SeededShare> AllSold => [.. Sold, .. SoldHere];
}

/// <summary>A share of an order and what was accepted of it, if it is settled.</summary>
public sealed record SeededShare(DateTimeOffset WrittenAt, long Grams, DateTimeOffset? SettledAt, long AcceptedGrams);

/// <summary>A seeded order as rows.</summary>
/// <param name="Rows">All but ledger entries.</param>
/// <param name="Entries">The ledger's, in order of recording.</param>
/// <param name="AcceptedGrams">What these add to the accepted weight.</param>
public sealed record SeededOutcome(IReadOnlyList<object> Rows, IReadOnlyList<SeededEntries> Entries, long AcceptedGrams);

/// <summary>Entries that were recorded at one instant.</summary>
public sealed record SeededEntries(DateTimeOffset RecordedAt, IReadOnlyList<object> Rows);
