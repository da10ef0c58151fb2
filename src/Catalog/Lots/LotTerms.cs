using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>A step in a lot's price: from this ordered weight up the whole line costs this.</summary>
public sealed record Tier(Weight From, UnitPrice UnitPrice);

/// <summary>What a lot is sold under, checked in one place for a new lot and for a changed one.</summary>
internal sealed record LotTerms(
    string Title, UnitPrice UnitPrice, UnitPrice HouseholdPrice, IReadOnlyList<Tier> Tiers, Weight MinimumOrder, Weight Step, string CertificateNo, string Packaging, string? Note)
{
    private const int MostTiers = 10;

    /// <exception cref="InvalidFields">Something does not make sense.</exception>
    public void Check(UnitPrice leastHouseholdPrice)
    {
        var errors = new FieldErrors()
            .Require(Title.Length > 0, "title", "catalog.title-missing")
            .Require(Title.Length <= 100, "title", "text.too-long", 100)
            .Require(UnitPrice.FenPerTonne > 0, "unitPrice", "catalog.price-missing")
            .Require(HouseholdPrice >= leastHouseholdPrice, "householdPrice", "catalog.household-price-low", leastHouseholdPrice)
            .Require(HouseholdPrice <= LowestPrice, "householdPrice", "catalog.household-price-high", HouseholdPrice, LowestPrice)
            .Require(Step.IsPositive, "step", "catalog.step-missing")
            .Require(MinimumOrder.IsPositive && MinimumOrder.IsMultipleOf(Step), "minimumOrder", "catalog.minimum-not-in-steps", Step)
            .Require(CertificateNo.Length <= 60, "certificateNo", "text.too-long", 60)
            .Require(Packaging.Length <= 100, "packaging", "text.too-long", 100)
            .Require(Note is not { Length: > 2000 }, "note", "text.too-long", 2000)
            .Require(Tiers.Count <= MostTiers, "tiers", "catalog.too-many-tiers", MostTiers);
        for (var i = 0; i < Tiers.Count; i++)
        {
            var (weight, price) = i == 0 ? (Weight.Zero, UnitPrice) : (Tiers[i - 1].From, Tiers[i - 1].UnitPrice);
            errors.Require(Tiers[i].From > weight, $"tiers[{i}].from", "catalog.tiers-not-ascending")
                .Require(Tiers[i].UnitPrice.FenPerTonne > 0 && Tiers[i].UnitPrice < price, $"tiers[{i}].unitPrice", "catalog.tier-not-cheaper");
        }

        errors.ThrowIfAny();
    }

    private UnitPrice LowestPrice => Tiers.Count == 0 ? UnitPrice : Tiers.Min(tier => tier.UnitPrice) is var lowest && lowest < UnitPrice ? lowest : UnitPrice;
}
