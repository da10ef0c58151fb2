namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>
/// Chance that depends on nothing but what it is asked about (SplitMix64): the same household has the same stock wherever it is looked at, and nothing is kept.
/// </summary>
internal struct Dice
{
    private ulong state;

    public static Dice Of(long one, long two = 0, long three = 0)
    {
        var dice = new Dice { state = 20_200_402 };
        foreach (var part in (ReadOnlySpan<long>)[one, two, three]) dice.state = dice.Roll() ^ unchecked((ulong)part * 0x9E3779B97F4A7C15);
        return dice;
    }

    /// <summary>From 0 to below <paramref name="sides"/>.</summary>
    public int Next(int sides) => (int)(Roll() % (ulong)sides);

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => (Roll() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Log-normal around 1 (the mean), as households' stocks are spread.</summary>
    public double Spread(double sigma) => Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit()) - sigma * sigma / 2);

    public TimeSpan Minutes(int from, int to) => TimeSpan.FromMinutes(from + Next(to - from));

    private ulong Roll()
    {
        unchecked
        {
            var mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
