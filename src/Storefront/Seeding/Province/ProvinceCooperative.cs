using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>A part of a numbered whole.</summary>
internal readonly record struct Slice(int First, int Count)
{
    /// <summary>Part <paramref name="at"/> of <paramref name="parts"/> nearly equal ones.</summary>
    public static Slice Of(int whole, int at, int parts)
    {
        var first = (int)((long)whole * at / parts);
        return new Slice(first, (int)((long)whole * (at + 1) / parts) - first);
    }
}

/// <summary>
/// A cooperative of the province with its households, liaisons and lots. It sells in two rounds a year; in each, every lot is of another block of its households.
/// </summary>
internal sealed class ProvinceCooperative(int index, CountyFact county, int inCounty, IReadOnlyList<ProduceFact> kinds, IReadOnlyList<VillageFact> villages)
{
    public const int Rounds = 2;

    public int Index => index;

    public CountyFact County => county;

    /// <summary>Its place among those of its county.</summary>
    public int InCounty => inCounty;

    public required Slice Households { get; init; }

    public required Slice Liaisons { get; init; }

    public required Slice Lots { get; init; }

    /// <summary>How many households of its county come before its own.</summary>
    public required int HouseholdsBefore { get; init; }

    public string Name => $"{county.NameZh}{villages[0].Town}{villages[0].Name.TrimEnd('村')}种养专业合作社";

    public string NameEn => $"{county.NameEn} Growers' Cooperative No. {inCounty + 1}";

    // Filled in when its people are enrolled.
    public Guid Id { get; set; }

    public string Clerk { get; set; } = "";

    public string Reviewer { get; set; } = "";

    public long FirstNumber { get; set; }

    public (Guid Id, string Account)[] Hands { get; set; } = [];

    private int Blocks => (Lots.Count + 1) / Rounds;

    public string HouseholdCode(int at) => $"HH-{county.Code}-{FirstNumber + at:D6}";

    /// <summary>The liaison of its household at a place: neighbours share one.</summary>
    public int LiaisonOf(int at) => (int)((long)at * Liaisons.Count / Households.Count);

    public VillageFact VillageOf(int liaison) => villages[liaison / 3 % villages.Count];

    public ProduceFact Kind(int round) => kinds[(inCounty + round) % kinds.Count];

    /// <summary>Whether both rounds are of one produce.</summary>
    public bool HasOneKind => kinds.Count == 1;

    /// <summary>Its lots of a round, as places among all lots.</summary>
    public Slice LotsOf(int round) => round == 0 ? new Slice(Lots.First, Blocks) : new Slice(Lots.First + Blocks, Lots.Count - Blocks);

    /// <summary>The households of a block, as places among its own.</summary>
    public Slice Block(int block) => Slice.Of(Households.Count, block, Blocks);

    /// <summary>What a household puts into its lot of a round: whole kilograms, log-normal around the produce's median.</summary>
    /// <param name="scale">By how much all stocks are larger than the demo's.</param>
    public Weight Offered(int round, int at, double scale)
    {
        var (median, step) = (DemoProduce.MedianKilograms(Kind(round)) * scale, DemoProduce.Step(Kind(round)).Grams / 1000);
        var kilograms = median * Math.Clamp(Dice.Of(Households.First + at, round, 1).Spread(0.6), 0.2, 6);
        return Weight.FromKilograms(Math.Max((long)kilograms, 2 * step));
    }

    public HouseholdCategory CategoryOf(int at) => Dice.Of(Households.First + at, 2).Next(10) switch
    {
        < 6 => HouseholdCategory.OutOfPoverty,
        < 8 => HouseholdCategory.Monitored,
        _ => HouseholdCategory.Ordinary,
    };

    public int NeedWeightOf(int at, CharterTerms terms) => CategoryOf(at) switch
    {
        HouseholdCategory.OutOfPoverty => terms.NeedWeightOutOfPoverty,
        HouseholdCategory.Monitored => terms.NeedWeightMonitored,
        _ => terms.NeedWeight,
    };
}
