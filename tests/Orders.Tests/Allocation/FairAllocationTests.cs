using System.Numerics;
using ConsumerAid.Orders.Allocation;
using CsCheck;
using Xunit;
using Kind = ConsumerAid.Orders.Allocation.AllocationReasonKind;

namespace ConsumerAid.Orders.Tests.Allocation;

public sealed class FairAllocationTests
{
    [Fact]
    public void A_worked_example_lifts_the_low_first_and_says_why()
    {
        var shares = FairAllocation.Divide(1_000, 50, [
            new("HH-1", 2_000, 100, 0), // lifted
            new("HH-2", 120, 100, 0), // offers two units and 20 g
            new("HH-3", 2_000, 100, 900), // above the level
            new("HH-4", 2_000, 150, 300), // needs more, sold before
            new("HH-5", 49, 100, 0), // not one unit
        ]);

        // 100 of household 2; λ·100 + λ·150 − 300 = 900 gives λ = 4.8: 480 and 420. Rounded down 450 and 400; the unit left goes to the remainder of 30 over that of 20.
        Assert.Equal(
            [
                new("HH-1", 500, new(Kind.UnitByRemainder, 2_000, 480, 50)),
                new("HH-2", 100, new(Kind.WholeOffer, 100, 480, 50)),
                new("HH-3", 0, new(Kind.AboveLevelAlready, 2_000, 480, 50)),
                new("HH-4", 400, new(Kind.LiftedToLevel, 2_000, 720, 50)),
                new("HH-5", 0, new(Kind.NoWholeUnitOffered, 0, 480, 50)),
            ],
            shares);
    }

    [Fact]
    public void Ties_go_by_household_code_whatever_the_order_of_the_list()
    {
        var shares = FairAllocation.Divide(20, 10, [new("b", 10, 100, 0), new("a", 10, 100, 0), new("B", 10, 100, 0)]);
        Assert.Equal([0, 10, 10], shares.Select(share => share.ShareGrams));
        Assert.Equal([Kind.LessThanOneUnitDue, Kind.UnitByRemainder, Kind.UnitByRemainder], shares.Select(share => share.Reason.Kind));
    }

    [Fact]
    public void A_part_of_a_gram_is_due_too()
    {
        var shares = FairAllocation.Divide(7, 1, [new("a", 10, 100, 0), new("b", 10, 100, 0), new("c", 10, 100, 3), new("d", 10, 100, 4)]);
        Assert.Equal([4, 3, 0, 0], shares.Select(share => share.ShareGrams));
        Assert.Equal([Kind.UnitByRemainder, Kind.LiftedToLevel, Kind.LessThanOneUnitDue, Kind.AboveLevelAlready], shares.Select(share => share.Reason.Kind));
        Assert.All(shares, share => Assert.Equal(3, share.Reason.LevelGrams));
    }

    [Fact]
    public void An_empty_line_gives_nothing_to_anybody()
    {
        Assert.Empty(FairAllocation.Divide(0, 1, []));
        Assert.Equal([new("a", 0, new(Kind.AboveLevelAlready, 10, 0, 5))], FairAllocation.Divide(0, 5, [new("a", 10, 100, 0)]));
    }

    [Fact]
    public void A_whole_lot_takes_every_offer()
    {
        var shares = FairAllocation.Divide(30, 5, [new("a", 12, 100, 7), new("b", 20, 300, 0)]);
        Assert.Equal([10, 20], shares.Select(share => share.ShareGrams));
        Assert.All(shares, share => Assert.Equal(Kind.WholeOffer, share.Reason.Kind));
    }

    [Fact]
    public void A_level_above_the_range_is_told_as_its_end()
    {
        var shares = FairAllocation.Divide(long.MaxValue, 1, [new("a", long.MaxValue, 50, 0), new("b", 0, 300, 0)]);
        Assert.Equal([long.MaxValue, 0], shares.Select(share => share.ShareGrams));
        Assert.Equal([long.MaxValue, long.MaxValue], shares.Select(share => share.Reason.LevelGrams));
    }

    [Fact]
    public void What_breaks_the_rule_is_refused()
    {
        Claimant usual = new("a", 100, 100, 0);
        Throws<ArgumentException>(15, 10, usual);
        Throws<ArgumentException>(110, 10, usual);
        Throws<ArgumentException>(100, 30, usual);
        Throws<ArgumentException>(10, 10, usual, usual);
        Throws<ArgumentException>(1, 1);
        Throws<ArgumentOutOfRangeException>(-10, 10, usual);
        Throws<ArgumentOutOfRangeException>(10, 0, usual);
        Throws<ArgumentOutOfRangeException>(10, -10, usual);
        Throws<ArgumentOutOfRangeException>(10, 10, usual, usual with { HouseholdCode = "b", OfferGrams = -1 });
        Throws<ArgumentOutOfRangeException>(10, 10, usual, usual with { HouseholdCode = "b", AlreadySoldGrams = -1 });
        Throws<ArgumentOutOfRangeException>(10, 10, usual with { NeedWeight = 49 });
        Throws<ArgumentOutOfRangeException>(10, 10, usual with { NeedWeight = 301 });
        Throws<OverflowException>(10, 10, usual with { AlreadySoldGrams = long.MaxValue - 99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => FairAllocation.Orderable(0, [usual]));
        Assert.Equal(10, FairAllocation.Divide(10, 10, [usual with { NeedWeight = 50 }])[0].ShareGrams);
        Assert.Equal(10, FairAllocation.Divide(10, 10, [usual with { NeedWeight = 300, AlreadySoldGrams = long.MaxValue - 100 }])[0].ShareGrams);

        static void Throws<T>(long line, long unit, params Claimant[] claimants)
            where T : Exception => Assert.Throws<T>(() => FairAllocation.Divide(line, unit, claimants));
    }

    [Fact]
    public void Orderable_counts_whole_units_and_does_not_overflow()
    {
        Assert.Equal(190, FairAllocation.Orderable(10, [new("a", 109, 100, 0), new("b", 99, 100, 5), new("c", 9, 100, 0)]));
        Assert.Equal((Int128)long.MaxValue * 2, FairAllocation.Orderable(1, [new("a", long.MaxValue, 100, 0), new("b", long.MaxValue, 100, 0)]));
    }

    [Fact]
    public void Shares_are_those_of_the_rule_worked_out_another_way() => Claims.Any(10).Sample(
        claims =>
        {
            var shares = claims.Divide();
            var (dues, denominator) = claims.Dues();
            var unit = claims.Unit * denominator;
            var expected = dues.Select(due => (long)(due / unit) * claims.Unit).ToArray();
            var left = (int)((claims.Line - expected.Sum()) / claims.Unit);
            foreach (var i in Enumerable.Range(0, dues.Length).OrderByDescending(i => dues[i] % unit).ThenBy(i => claims.Claimants[i].HouseholdCode, StringComparer.Ordinal).Take(left))
            {
                expected[i] += claims.Unit;
            }

            Assert.Equal(expected, shares.Select(share => share.ShareGrams));
            for (var i = 0; i < shares.Length; i++) Assert.True(BigInteger.Abs(shares[i].ShareGrams * denominator - dues[i]) < unit);
        },
        iter: Cases.Count);

    [Fact]
    public void The_smallest_cases_are_those_of_all_ways_to_sort_households_into_nothing_part_and_all() => Claims.Small(4).Where(claims => claims.Line > 0).Sample(
        claims =>
        {
            var shares = claims.Divide().Select(share => share.ShareGrams);
            var (dues, denominator) = ByTrial(claims);
            Assert.All(shares.Zip(dues), pair => Assert.True(Math.Abs(pair.First * denominator - pair.Second) < claims.Unit * denominator));
            Assert.Equal(claims.Line * denominator, dues.Sum());
        },
        iter: Cases.Count);

    [Fact]
    public void Sums_are_exact_and_nobody_gives_more_than_its_whole_units() => Claims.Any(30).Sample(
        claims =>
        {
            var shares = claims.Divide();
            Assert.Equal(claims.Line, shares.Sum(share => share.ShareGrams));
            Assert.Equal(claims.Claimants.Select(claimant => claimant.HouseholdCode), shares.Select(share => share.HouseholdCode));
            Assert.All(shares.Zip(claims.Claimants), pair =>
            {
                Assert.InRange(pair.First.ShareGrams, 0, claims.Whole(pair.Second));
                Assert.Equal(0, pair.First.ShareGrams % claims.Unit);
                Assert.Equal(claims.Whole(pair.Second), pair.First.Reason.OrderableGrams);
                Assert.Equal(claims.Unit, pair.First.Reason.UnitGrams);
            });
        },
        iter: Cases.Count);

    [Fact]
    public void One_level_parts_those_who_were_served_from_those_who_have_a_unit_left() => Claims.Any(30).Sample(
        claims =>
        {
            var pairs = claims.Divide().Zip(claims.Claimants, (share, claimant) => (Claimant: claimant, After: (BigInteger)claimant.AlreadySoldGrams + share.ShareGrams, Share: share.ShareGrams)).ToArray();
            foreach (var served in pairs.Where(pair => pair.Share > 0))
            {
                foreach (var able in pairs.Where(pair => claims.Whole(pair.Claimant) > pair.Share))
                {
                    Assert.True((served.After - claims.Unit) * able.Claimant.NeedWeight <= (able.After + claims.Unit) * served.Claimant.NeedWeight);
                }
            }
        },
        iter: Cases.Count);

    [Fact]
    public void The_reason_fits_the_share_and_the_level_that_it_names() => Claims.Any(30).Sample(
        claims =>
        {
            foreach (var (share, claimant) in claims.Divide().Zip(claims.Claimants))
            {
                var (kind, orderable, level, unit) = share.Reason;
                var due = level - (Int128)claimant.AlreadySoldGrams;
                Assert.True(kind switch
                {
                    Kind.NoWholeUnitOffered => orderable == 0 && share.ShareGrams == 0,
                    Kind.WholeOffer => share.ShareGrams == orderable && (level == long.MaxValue || due >= orderable),
                    Kind.LiftedToLevel => share.ShareGrams == due / unit * unit && share.ShareGrams > 0 && share.ShareGrams < orderable,
                    Kind.UnitByRemainder => share.ShareGrams == (due / unit * unit) + unit && share.ShareGrams <= orderable,
                    Kind.AboveLevelAlready => share.ShareGrams == 0 && due <= 0 && orderable > 0,
                    Kind.LessThanOneUnitDue => share.ShareGrams == 0 && due >= 0 && due < unit && orderable > 0,
                    _ => false,
                });
            }
        },
        iter: Cases.Count);

    [Fact]
    public void The_same_input_gives_the_same_output_in_whatever_order_it_comes() => Claims.Any(12).Sample(
        claims =>
        {
            var shares = claims.Divide();
            Assert.Equal(shares, claims.Divide());
            Assert.Equal(shares.OrderBy(share => share.HouseholdCode, StringComparer.Ordinal), (claims with { Claimants = [.. claims.Claimants.OrderBy(c => c.HouseholdCode, StringComparer.Ordinal)] }).Divide());
        },
        iter: Cases.Count);

    [Fact]
    public void A_larger_line_never_lowers_a_share_by_more_than_a_unit() => Gen.Select(Claims.Any(12), Gen.Int[0, 1_000]).Sample(
        (claims, thousandths) =>
        {
            var more = claims.Line + (long)((Int128)(claims.Orderable - claims.Line) / claims.Unit * thousandths / 1_000) * claims.Unit;
            var after = (claims with { Line = more }).Divide();
            Assert.All(claims.Divide().Zip(after), pair => Assert.True(pair.Second.ShareGrams >= pair.First.ShareGrams - claims.Unit));
        },
        iter: Cases.Count);

    [Fact]
    public void A_larger_offer_never_lowers_ones_own_share_by_more_than_a_unit() => Gen.Select(Claims.Any(12), Gen.Int[0, 11], Gen.Long[0, 1_000_000_000]).Sample(
        (claims, who, more) =>
        {
            who %= claims.Claimants.Length;
            var claimants = claims.Claimants.ToArray();
            claimants[who] = claimants[who] with { OfferGrams = claimants[who].OfferGrams + more };
            Assert.True((claims with { Claimants = claimants }).Divide()[who].ShareGrams >= claims.Divide()[who].ShareGrams - claims.Unit);
        },
        iter: Cases.Count);

    [Fact]
    public void Who_was_left_out_of_one_order_is_served_in_the_next_before_those_who_were_not() => Gen.Select(
        Gen.OneOf(Claims.Small(12), Claims.Usual(12)), Gen.Long[0, 40_000_000], Gen.Int[0, 1_000], Gen.OneOf(Gen.Const(0L), Gen.Long[1, 30])).Sample(
        (claims, sold, thousandths, otherUnit) =>
        {
            var first = claims with { Claimants = [.. claims.Claimants.Select(claimant => claimant with { NeedWeight = 120, AlreadySoldGrams = sold })] };
            var served = first.Divide();
            var rest = first with
            {
                Unit = otherUnit == 0 ? first.Unit : otherUnit,
                Claimants = [.. first.Claimants.Zip(served, (claimant, share) => claimant with
                {
                    OfferGrams = claimant.OfferGrams - share.ShareGrams, AlreadySoldGrams = claimant.AlreadySoldGrams + share.ShareGrams,
                })],
            };
            var second = rest with { Line = rest.Orderable / rest.Unit * thousandths / 1_000 * rest.Unit };
            var next = second.Divide();
            var forgotten = Enumerable.Range(0, next.Length).Any(i => served[i].ShareGrams == 0 && next[i].ShareGrams == 0 && second.Whole(second.Claimants[i]) > 0);
            if (forgotten) Assert.All(served.Zip(next), pair => Assert.True(pair.First.ShareGrams == 0 || pair.Second.ShareGrams == 0));
        },
        iter: Cases.Count);

    /// <summary>The dues by trying every way to put each household below, on or above the level, for numbers that fit a long; numerators over one denominator.</summary>
    private static (long[] Due, long Denominator) ByTrial(Claims claims)
    {
        var count = claims.Claimants.Length;
        for (var trial = 0; trial < (int)Math.Pow(3, count); trial++)
        {
            var parts = Enumerable.Range(0, count).Select(i => trial / (int)Math.Pow(3, i) % 3).ToArray();
            var lifted = claims.Claimants.Where((_, i) => parts[i] == 1).ToArray();
            var full = claims.Claimants.Where((_, i) => parts[i] == 2).Sum(claims.Whole);
            if (lifted.Length == 0) continue;
            long denominator = lifted.Sum(claimant => claimant.NeedWeight);
            var level = claims.Line - full + lifted.Sum(claimant => claimant.AlreadySoldGrams);
            var dues = claims.Claimants.Select(c => Math.Clamp(level * c.NeedWeight - c.AlreadySoldGrams * denominator, 0, claims.Whole(c) * denominator)).ToArray();
            if (dues.Sum() == claims.Line * denominator) return (dues, denominator);
        }

        throw new InvalidOperationException("No level was found.");
    }
}
