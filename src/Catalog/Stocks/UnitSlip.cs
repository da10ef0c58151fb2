using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>Guesses what somebody meant who chose the wrong unit (斤 for 公斤, 公斤 for 吨, …) or typed a nought too many.</summary>
public static class UnitSlip
{
    /// <summary>How many times what the holding can yield is taken for a slip.</summary>
    public const int Factor = 10;

    // 斤/公斤, one or two noughts, 担/斤, 担/公斤, 吨/公斤, 吨/斤, 万斤/斤; the smallest slip is the likeliest.
    private static readonly long[] Slips = [2, 10, 20, 50, 100, 1_000, 2_000, 10_000];

    /// <summary>Whether the weight is so far over the season's yield that a slip is likelier.</summary>
    public static bool Suspects(Weight weight, Weight yield) => (Int128)weight.Grams >= (Int128)yield.Grams * Factor;

    /// <summary>The largest of the weights that a slip would explain and the holding can yield (with a fifth more in a good year), else the smallest.</summary>
    public static Weight Meant(Weight weight, Weight yield)
    {
        var most = (Int128)yield.Grams * 6 / 5;
        foreach (var slip in Slips)
        {
            if (weight.Grams / slip <= most && weight.Grams % slip == 0) return new Weight(weight.Grams / slip);
        }

        return new Weight(weight.Grams / Slips[^1]);
    }
}
