using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Web;

namespace ConsumerAid.Storefront.Pages.Lots;

/// <summary>What a lot costs from which weight up, as buyers read it.</summary>
internal static class LotPrices
{
    /// <summary>The lot's own price from the least order up, unless a tier begins there already, and its tiers.</summary>
    public static IReadOnlyList<TierRow> Rows(Catalog.LotCard lot, IReadOnlyList<Tier> tiers) =>
        [.. tiers.Count > 0 && tiers[0].From <= lot.MinimumOrder ? [] : new[] { new TierRow(lot.MinimumOrder, lot.UnitPrice) }, .. tiers.Select(tier => new TierRow(tier.From, tier.UnitPrice))];
}
