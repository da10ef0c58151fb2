using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>What a product looks like in the demo: how much a household has, in which packaging it is sold, when it was harvested last.</summary>
internal static class DemoProduce
{
    private static readonly string[] Loose = ["fruit", "vegetable", "grain"];

    /// <summary>Median kilograms of a household: tonnes of a glut fruit, some sacks of tea, honey or smoked pork.</summary>
    public static long MedianKilograms(ProduceFact kind) => kind.PriceHigh.FenPerTonne switch
    {
        > 100_000_00 => 60,
        > 30_000_00 => 120,
        > 12_000_00 => 350,
        _ when Loose.Contains(kind.Category) => 1_500,
        _ => 600,
    };

    /// <summary>The crate or sack in which it is sold: 10 kg fresh and grain, 1 kg for what is dear.</summary>
    public static Weight Step(ProduceFact kind) => Weight.FromKilograms(kind.PriceHigh.FenPerTonne > 12_000_00 ? 1 : 10);

    /// <summary>What the product costs at the invented markets, in fen a kilogram: between a third and six tenths of its band, always the same.</summary>
    public static long MarketFen(ProduceFact kind)
    {
        var (low, high) = (kind.PriceLow.FenPerTonne, kind.PriceHigh.FenPerTonne);
        var place = 33 + kind.Code.Sum(letter => letter) % 28;
        return Math.Max(1, (low + (high - low) * place / 100) / 1000);
    }

    /// <summary>Near what the markets ask: 99 to 106 hundredths of it, unless the lot is to stand out.</summary>
    public static UnitPrice Price(ProduceFact kind, Random random, int? hundredths = null)
    {
        var share = 990 + (int)(random.NextDouble() * 70);
        return UnitPrice.Of(Math.Max(1, MarketFen(kind) * (hundredths * 10 ?? share) / 1000), WeightUnit.Kilogram);
    }

    /// <summary>A day of the latest season, not later than <paramref name="today"/>.</summary>
    public static DateOnly HarvestedOn(ProduceFact kind, DateOnly today, Random random)
    {
        var back = random.Next(3, 12);
        for (var day = today.AddDays(-back); ; day = day.AddDays(-1))
        {
            if ((kind.HarvestMonths & (1 << (day.Month - 1))) != 0) return day;
        }
    }

    public static string Packaging(ProduceFact kind) => kind.Category switch
    {
        "fruit" or "vegetable" => "塑料周转筐，每筐 10 公斤",
        "grain" => "编织袋，每袋 10 公斤",
        "egg" => "蛋托纸箱，每箱 10 公斤",
        "meat" or "aquatic" => "冷链箱",
        _ => "纸箱，内袋密封",
    };
}
