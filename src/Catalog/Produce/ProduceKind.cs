using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>A product of the region as the catalogue knows it. Its key is the slug of its English name and never changes.</summary>
internal sealed class ProduceKind
{
    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public required string NameEn { get; set; }

    /// <summary>fruit, vegetable, egg, tea, herb, meat, grain, oil, dried, processed or aquatic.</summary>
    public required string Category { get; set; }

    public required string CountyCode { get; set; }

    /// <summary>Bit m−1 stands for month m.</summary>
    public required int HarvestMonths { get; set; }

    /// <summary>chilled, live, frozen, cool_dry or dry.</summary>
    public required string Storage { get; set; }

    public required int ShelfLifeDays { get; set; }

    /// <summary>Storage chilled or live, or category fruit, vegetable or egg.</summary>
    public required bool IsFresh { get; set; }

    public required UnitPrice PriceLow { get; set; }

    public required UnitPrice PriceHigh { get; set; }

    /// <summary>sourced or estimate: never presented as market data.</summary>
    public required string PriceBasis { get; set; }

    /// <summary>Takes over what a newer table says.</summary>
    public void Follow(ProduceKind newer)
    {
        (NameZh, NameEn, Category, CountyCode, HarvestMonths) = (newer.NameZh, newer.NameEn, newer.Category, newer.CountyCode, newer.HarvestMonths);
        (Storage, ShelfLifeDays, IsFresh) = (newer.Storage, newer.ShelfLifeDays, newer.IsFresh);
        (PriceLow, PriceHigh, PriceBasis) = (newer.PriceLow, newer.PriceHigh, newer.PriceBasis);
    }
}
