using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Seeding;

/// <summary>A lot with its whole past, to be written at once.</summary>
public sealed record SeededLot
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    /// <summary>Names of produce, county, prefecture and cooperative by which it is found.</summary>
    public required IReadOnlyList<string?> Words { get; init; }

    public required ProduceFact Kind { get; init; }

    public required Grade Grade { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required IReadOnlyList<Tier> Tiers { get; init; }

    public required Weight MinimumOrder { get; init; }

    public required Weight Step { get; init; }

    public required SeededCertificate Certificate { get; init; }

    public required string Packaging { get; init; }

    public required DateOnly HarvestedOn { get; init; }

    public required DateOnly SpoilsOn { get; init; }

    /// <summary>Account code of the cooperative's clerk.</summary>
    public required string Clerk { get; init; }

    /// <summary>Account code of the county's reviewer.</summary>
    public required string Reviewer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: a draft.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When the county decided; null: it has not.</summary>
    public required DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Why the county sent it back; null: it did not.</summary>
    public string? ReturnedBecause { get; init; }

    /// <summary>When it was taken off sale: because it had spoiled, or by the cooperative for <see cref="WithdrawnBecause"/>.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? WithdrawnBecause { get; init; }

    /// <summary>Of what is reserved: that of orders which nobody has approved yet. None once it has ended.</summary>
    public Weight Undivided { get; init; }

    /// <summary>When the last order was placed.</summary>
    public DateTimeOffset? LastOrderAt { get; init; }

    /// <summary>One of each household.</summary>
    public required IReadOnlyList<SeededStock> Stocks { get; init; }
}

/// <summary>What one household put into a lot, and what orders have made of it.</summary>
public sealed record SeededStock
{
    public required string HouseholdCode { get; init; }

    public required Guid LiaisonId { get; init; }

    /// <summary>Account code.</summary>
    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string VillageCode { get; init; }

    public required string Place { get; init; }

    public required Weight Weight { get; init; }

    public required Weight Promised { get; init; }

    public required Weight Dispatched { get; init; }
}

/// <summary>A certificate to be written.</summary>
public sealed record SeededCertificate(
    Guid Id, string Number, Guid CooperativeId, string Produce, string CountyCode, DateOnly ValidFrom, DateOnly ValidTo, string RecordedBy, DateTimeOffset RecordedAt);
