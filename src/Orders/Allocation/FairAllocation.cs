namespace ConsumerAid.Orders.Allocation;

/// <summary>
/// The fair division of an order line over the households of a lot: weighted water-filling. Households are lifted, from what they sold in the season, to one common
/// level λ per need weight, none by more than it offers: the shares yᵢ = min(cᵢ, max(0, λ·wᵢ − sᵢ)) add up to the line. Each is rounded down to whole units, and the units
/// left go one each by largest remainder, ties by household code. Pure and exact: λ is a fraction of whole numbers. O(n log n).
/// </summary>
internal static class FairAllocation
{
    /// <summary>Divides a line over its claimants.</summary>
    /// <param name="lineGrams">The line's weight: a whole number of units, at most <see cref="Orderable"/>. Zero gives nothing to anybody.</param>
    /// <param name="unitGrams">The lot's unit (sack, crate), one gram for loose goods.</param>
    /// <param name="claimants">Each household once.</param>
    /// <returns>A share for each claimant, in the same order. Their sum is the line.</returns>
    /// <exception cref="ArgumentException">The line is no whole number of units or more than is offered, or a household stands here twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    /// <exception cref="OverflowException">A household's sold and offered weight together pass the range of <see cref="long"/>.</exception>
    public static AllocationShare[] Divide(long lineGrams, long unitGrams, IReadOnlyList<Claimant> claimants)
    {
        Check(lineGrams, unitGrams, claimants);
        var orderable = new long[claimants.Count];
        for (var i = 0; i < orderable.Length; i++) orderable[i] = WholeUnits(claimants[i].OfferGrams, unitGrams);
        var level = Level.Find(lineGrams, claimants, orderable);

        var shares = new AllocationShare[claimants.Count];
        var remainders = new List<Remainder>();
        var left = lineGrams;
        for (var i = 0; i < shares.Length; i++)
        {
            var (due, fraction) = level.Due(claimants[i], orderable[i]);
            var share = WholeUnits(due, unitGrams);
            if (due - share > 0 || fraction > 0) remainders.Add(new Remainder(due - share, fraction, claimants[i].HouseholdCode, i));
            left -= share;
            shares[i] = Explain(claimants[i], orderable[i], share, due > 0 || fraction > 0, level, unitGrams);
        }

        remainders.Sort();
        for (var i = 0; i < left / unitGrams; i++)
        {
            ref var share = ref shares[remainders[i].Position];
            share = share with { ShareGrams = share.ShareGrams + unitGrams, Reason = share.Reason with { Kind = AllocationReasonKind.UnitByRemainder } };
        }

        return shares;
    }

    /// <summary>The most that can be ordered of a lot: the whole units of each household's offer.</summary>
    public static Int128 Orderable(long unitGrams, IReadOnlyList<Claimant> claimants)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitGrams);
        Int128 sum = 0;
        for (var i = 0; i < claimants.Count; i++) sum += WholeUnits(claimants[i].OfferGrams, unitGrams);
        return sum;
    }

    private static long WholeUnits(long grams, long unitGrams) => grams - grams % unitGrams;

    private static void Check(long lineGrams, long unitGrams, IReadOnlyList<Claimant> claimants)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lineGrams);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitGrams);
        var codes = new HashSet<string>(claimants.Count, StringComparer.Ordinal);
        for (var i = 0; i < claimants.Count; i++)
        {
            var claimant = claimants[i];
            ArgumentOutOfRangeException.ThrowIfNegative(claimant.OfferGrams);
            ArgumentOutOfRangeException.ThrowIfNegative(claimant.AlreadySoldGrams);
            ArgumentOutOfRangeException.ThrowIfLessThan(claimant.NeedWeight, Claimant.LeastNeedWeight);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(claimant.NeedWeight, Claimant.LargestNeedWeight);
            if (!codes.Add(claimant.HouseholdCode)) throw new ArgumentException($"{claimant.HouseholdCode} claims twice.", nameof(claimants));
        }

        if (lineGrams % unitGrams != 0) throw new ArgumentException("The line is no whole number of units.", nameof(lineGrams));
        if (lineGrams > Orderable(unitGrams, claimants)) throw new ArgumentException("The line is more than the households offer.", nameof(lineGrams));
    }

    private static AllocationShare Explain(Claimant claimant, long orderable, long share, bool anythingDue, Level level, long unitGrams)
    {
        var kind = orderable == 0 ? AllocationReasonKind.NoWholeUnitOffered
            : share == orderable ? AllocationReasonKind.WholeOffer
            : share > 0 ? AllocationReasonKind.LiftedToLevel
            : anythingDue ? AllocationReasonKind.LessThanOneUnitDue
            : AllocationReasonKind.AboveLevelAlready;
        return new AllocationShare(claimant.HouseholdCode, share, new AllocationReason(kind, orderable, level.At(claimant.NeedWeight), unitGrams));
    }

    /// <summary>What rounding down to whole units took from a household: grams and a numerator over the level's denominator. Largest first, then by code.</summary>
    private readonly record struct Remainder(long Grams, long Fraction, string HouseholdCode, int Position) : IComparable<Remainder>
    {
        public int CompareTo(Remainder other) => Grams != other.Grams ? other.Grams.CompareTo(Grams)
            : Fraction != other.Fraction ? other.Fraction.CompareTo(Fraction)
            : string.CompareOrdinal(HouseholdCode, other.HouseholdCode);
    }
}
