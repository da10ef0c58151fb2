using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>
/// Stocks of many households bundled for sale. Always: <see cref="Estimated"/> = <see cref="Free"/> + <see cref="Reserved"/> + <see cref="Dispatched"/> +
/// <see cref="Withdrawn"/>, none below zero.
/// </summary>
internal sealed class Lot : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>For people: China's day and six characters, e.g. <c>261123-7K2M9Q</c>.</summary>
    public required string Number { get; init; }

    public required string Title { get; set; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    public required Grade Grade { get; init; }

    public LotState State { get; private set; } = LotState.Draft;

    public required UnitPrice UnitPrice { get; set; }

    public required UnitPrice HouseholdPrice { get; set; }

    public required Weight MinimumOrder { get; set; }

    /// <summary>The sack or crate; 1 g for loose goods.</summary>
    public required Weight Step { get; set; }

    public Guid? CertificateId { get; set; }

    public required string CertificateNo { get; set; }

    public required string Packaging { get; set; }

    public string? Note { get; set; }

    /// <summary>The earliest of its stocks.</summary>
    public required DateOnly SpoilsOn { get; init; }

    /// <summary>The earliest of its stocks.</summary>
    public required DateOnly HarvestedFrom { get; init; }

    /// <summary>The month of <see cref="HarvestedFrom"/>, to filter by.</summary>
    public required int HarvestMonth { get; init; }

    public required Weight Estimated { get; init; }

    /// <summary>What can be ordered.</summary>
    public required Weight Free { get; set; }

    public Weight Reserved { get; set; }

    public Weight Dispatched { get; set; }

    public required Weight Withdrawn { get; set; }

    /// <summary>Of what is reserved, the part that its households no longer have: a release of it goes to withdrawn, not to free.</summary>
    public Weight Lacking { get; set; }

    public required int Households { get; init; }

    /// <summary>Hash of the picture shown in lists.</summary>
    public string? Cover { get; set; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who asked for publication: another person reviews.</summary>
    public string? SubmittedBy { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public List<LotTier> Tiers { get; init; } = [];

    public List<Offer> Offers { get; init; } = [];

    public List<LotMove> Moves { get; init; } = [];
}
