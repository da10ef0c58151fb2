namespace ConsumerAid.Orders.Allocation;

/// <summary>The common level λ in grams per hundredth of need weight, an exact fraction: <see cref="Whole"/> + <see cref="Numerator"/>/<see cref="Denominator"/>.</summary>
/// <param name="Whole">Whole grams per hundredth.</param>
/// <param name="Numerator">From zero to below <paramref name="Denominator"/>.</param>
/// <param name="Denominator">The sum of the need weights of those that the level lifts, at least one: below 2⁴⁰, so that its products with a need weight fit a long.</param>
internal readonly record struct Level(long Whole, long Numerator, long Denominator)
{
    /// <summary>
    /// The lowest level at which the households are due <paramref name="lineGrams"/> together. What they are due grows with the level along straight pieces; a piece ends
    /// where a household begins to be lifted (sᵢ/wᵢ) and where it has nothing left to give ((sᵢ+cᵢ)/wᵢ). The pieces are walked upwards until one reaches the line.
    /// </summary>
    /// <param name="lineGrams">From zero to the sum of <paramref name="orderable"/>.</param>
    /// <param name="claimants">The households.</param>
    /// <param name="orderable">The whole units of each one's offer, in grams.</param>
    public static Level Find(long lineGrams, IReadOnlyList<Claimant> claimants, long[] orderable)
    {
        if (lineGrams == 0) return new Level(0, 0, 1);

        // Where the level is λ the households are due rising·λ − missing.
        long rising = 0;
        Int128 missing = 0;
        foreach (var bend in Bends(claimants, orderable))
        {
            if (rising > 0)
            {
                // The level at which this piece reaches the line, should it not end before.
                var reach = missing + lineGrams;
                if (reach * bend.NeedWeight <= (Int128)rising * bend.Grams) return Of(reach, rising);
            }

            rising += bend.IsUpper ? -bend.NeedWeight : bend.NeedWeight;
            missing += bend.IsUpper ? -(Int128)bend.Grams : bend.Grams;
        }

        throw new ArgumentOutOfRangeException(nameof(lineGrams), lineGrams, "More than is offered.");
    }

    /// <summary>What a household is due: whole grams, and a numerator over <see cref="Denominator"/>.</summary>
    public (long Grams, long Fraction) Due(Claimant claimant, long orderable)
    {
        var (grams, fraction) = Product(claimant.NeedWeight);
        if (grams >= (Int128)claimant.AlreadySoldGrams + orderable) return (orderable, 0);
        return grams < claimant.AlreadySoldGrams ? (0, 0) : ((long)(grams - claimant.AlreadySoldGrams), fraction);
    }

    /// <summary>The level for one need weight, in whole grams, rounded down; the largest long where it is higher.</summary>
    public long At(int needWeight) => (long)Int128.Min(Product(needWeight).Grams, long.MaxValue);

    private static Level Of(Int128 numerator, long denominator)
    {
        var (whole, rest) = Int128.DivRem(numerator, denominator);
        return new Level((long)whole, (long)rest, denominator);
    }

    private (Int128 Grams, long Fraction) Product(int needWeight)
    {
        var (carry, fraction) = Math.DivRem(Numerator * needWeight, Denominator);
        return ((Int128)Whole * needWeight + carry, fraction);
    }

    /// <summary>The ends of all pieces in order. A household that offers no whole unit has none.</summary>
    private static Span<Bend> Bends(IReadOnlyList<Claimant> claimants, long[] orderable)
    {
        var bends = new Bend[2 * orderable.Length];
        var count = 0;
        for (var i = 0; i < orderable.Length; i++)
        {
            if (orderable[i] == 0) continue;
            var claimant = claimants[i];
            bends[count++] = new Bend(claimant.AlreadySoldGrams, claimant.NeedWeight, isUpper: false);
            bends[count++] = new Bend(claimant.AlreadySoldGrams + orderable[i], claimant.NeedWeight, isUpper: true);
        }

        var used = bends.AsSpan(0, count);
        used.Sort();
        return used;
    }

    /// <summary>Where a household begins to be lifted or has nothing left: at the level <see cref="Grams"/>/<see cref="NeedWeight"/>. In order of levels.</summary>
    private readonly record struct Bend : IComparable<Bend>
    {
        // Sixteen bytes, because two for each household are sorted.
        private readonly long whole;
        private readonly short rest;
        private readonly short needWeight;

        public Bend(long grams, int needWeight, bool isUpper)
        {
            whole = grams / needWeight;
            rest = (short)(grams % needWeight);
            this.needWeight = (short)needWeight;
            IsUpper = isUpper;
        }

        public long Grams => whole * needWeight + rest;

        public int NeedWeight => needWeight;

        public bool IsUpper { get; }

        public int CompareTo(Bend other) => whole != other.whole ? whole.CompareTo(other.whole) : (rest * other.needWeight).CompareTo(other.rest * needWeight);
    }
}
