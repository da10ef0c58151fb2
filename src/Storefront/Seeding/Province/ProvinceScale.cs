namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>How much of everything there is, in proportion to the households that sell.</summary>
/// <param name="Households">At least <see cref="Least"/>; <see cref="Whole"/> for the province.</param>
internal sealed record ProvinceScale(int Households)
{
    public const int Whole = 520_000;

    /// <summary>Fewer would not fill one lot of each kind.</summary>
    public const int Least = 100;

    public int Liaisons => Part(110_000);

    public int Cooperatives => Part(8_000);

    public int Lots => Part(60_000);

    public int Members => Math.Max(3, Part(2_000));

    public int Orders => Part(150_000);

    /// <summary>What all buyers have accepted, in grams: exactly this stands in the ledger.</summary>
    public long AcceptedGrams => (long)((Int128)801_800_000_000 * Households / Whole);

    /// <summary>People in the household at a place, 1 to 6: 1.63 million in the whole province.</summary>
    public static int People(int household)
    {
        var usual = (int)((household + 1L) * 163 / 52 - household * 163L / 52);
        var aside = Dice.Of(household / 2, 7).Next(3);
        return usual + (household % 2 == 0 ? aside : -aside);
    }

    private int Part(long whole) => Math.Max(1, (int)(whole * Households / Whole));
}
