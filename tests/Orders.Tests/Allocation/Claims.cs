using System.Numerics;
using ConsumerAid.Orders.Allocation;
using CsCheck;

namespace ConsumerAid.Orders.Tests.Allocation;

/// <summary>A case of the fair allocation: a line, a unit and who claims.</summary>
internal sealed record Claims(long Line, long Unit, Claimant[] Claimants)
{
    public long Orderable => Claimants.Sum(Whole);

    public long Whole(Claimant claimant) => claimant.OfferGrams / Unit * Unit;

    public AllocationShare[] Divide() => FairAllocation.Divide(Line, Unit, Claimants);

    /// <summary>Small numbers, where everything ties with everything.</summary>
    public static Gen<Claims> Small(int most) => Some(Gen.Long[1, 4], Gen.Long[0, 9], Gen.Long[0, 9], most);

    /// <summary>Numbers as they occur, in grams.</summary>
    public static Gen<Claims> Usual(int most) => Some(Gen.OneOf(Gen.Const(1L), Gen.Long[1, 60_000]), Gen.Long[0, 40_000_000], Gen.OneOf(Gen.Const(0L), Gen.Long[0, 40_000_000]), most);

    /// <summary>Numbers at the end of the range.</summary>
    public static Gen<Claims> Huge(int most) => Some(Gen.Long[1, 1_000_000_000_000], Gen.Long[0, long.MaxValue / 64], Gen.Long[0, long.MaxValue / 2], most);

    public static Gen<Claims> Any(int most) => Gen.OneOf(Small(most), Usual(most), Huge(most));

    private static Gen<Claims> Some(Gen<long> unit, Gen<long> offer, Gen<long> sold, int most)
    {
        var need = Gen.OneOf(Gen.Const(100), Gen.Const(120), Gen.Const(150), Gen.Int[Claimant.LeastNeedWeight, Claimant.LargestNeedWeight]);
        return Gen.Select(unit, Gen.Select(offer, need, sold).Array[1, most], Gen.Int[0, 1_000], Gen.Int[0, 1_000_000]).Select((units, households, thousandths, shuffle) =>
        {
            var random = new Random(shuffle);
            var codes = Enumerable.Range(0, households.Length).Select(i => $"HH-{i:D6}").ToArray();
            random.Shuffle(codes);
            var claims = new Claims(0, units, [.. households.Select((household, i) => new Claimant(codes[i], household.Item1, household.Item2, household.Item3))]);
            return claims with { Line = (long)((Int128)claims.Orderable / units * thousandths / 1_000) * units };
        });
    }

    /// <summary>
    /// The rule by another way, for comparison: what is due at each end of a piece is summed up anew from the definition, and the level lies on the straight line between
    /// the two ends around the order line. The dues are numerators over the one denominator.
    /// </summary>
    public (BigInteger[] Due, BigInteger Denominator) Dues()
    {
        if (Line == 0) return ([.. Claimants.Select(_ => BigInteger.Zero)], 1);
        var bends = Claimants.SelectMany(claimant => new[]
        {
            (Grams: (BigInteger)claimant.AlreadySoldGrams, claimant.NeedWeight), (Grams: (BigInteger)claimant.AlreadySoldGrams + Whole(claimant), claimant.NeedWeight),
        }).OrderBy(bend => bend, Comparer<(BigInteger Grams, int NeedWeight)>.Create((a, b) => (a.Grams * b.NeedWeight).CompareTo(b.Grams * a.NeedWeight))).ToArray();
        for (var i = 0; ; i++)
        {
            var (upper, upperDenominator) = bends[i];
            var reached = Claimants.Aggregate(BigInteger.Zero, (sum, claimant) => sum + DueAt(claimant, upper, upperDenominator));
            if (reached < (BigInteger)Line * upperDenominator) continue;
            var (lower, lowerDenominator) = bends[i - 1];
            var before = Claimants.Aggregate(BigInteger.Zero, (sum, claimant) => sum + DueAt(claimant, lower, lowerDenominator));
            // level = lower + (line - before) / (reached - before) * (upper - lower), all over one denominator.
            var both = (BigInteger)lowerDenominator * upperDenominator;
            var rise = reached * lowerDenominator - before * upperDenominator;
            var wanted = Line * both - before * upperDenominator;
            var level = lower * upperDenominator * rise + wanted * (upper * lowerDenominator - lower * upperDenominator);
            var denominator = both * rise;
            return ([.. Claimants.Select(claimant => DueAt(claimant, level, denominator))], denominator);
        }
    }

    private BigInteger DueAt(Claimant claimant, BigInteger level, BigInteger denominator) =>
        BigInteger.Min(Whole(claimant) * denominator, BigInteger.Max(0, level * claimant.NeedWeight - claimant.AlreadySoldGrams * denominator));
}
