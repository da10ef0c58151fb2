using System.Numerics;
using ConsumerAid.Foundation.Values;
using CsCheck;
using Xunit;

namespace ConsumerAid.Foundation.Tests.Values;

public sealed class ApportionmentTests
{
    private static readonly Gen<long> AnyWeight = Gen.OneOf(Gen.Long[0, 5], Gen.Long[0, 1_000_000], Gen.Long[0, long.MaxValue]);
    private static readonly Gen<long> AnyTotal = Gen.OneOf(Gen.Long[0, 20], Gen.Long[0, 1_000_000_000], Gen.Long[0, long.MaxValue]);

    [Theory]
    [InlineData(10, new long[] { 1, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(11, new long[] { 1, 1, 1 }, new long[] { 4, 4, 3 })]
    [InlineData(7, new long[] { 3, 3, 1 }, new long[] { 3, 3, 1 })]
    [InlineData(10, new long[] { 6, 6, 2 }, new long[] { 4, 4, 2 })]
    [InlineData(1, new long[] { 1, 2 }, new long[] { 0, 1 })]
    [InlineData(5, new long[] { 0, 4, 0 }, new long[] { 0, 5, 0 })]
    [InlineData(0, new long[] { 2, 3 }, new long[] { 0, 0 })]
    [InlineData(0, new long[] { 0, 0 }, new long[] { 0, 0 })]
    [InlineData(0, new long[0], new long[0])]
    [InlineData(long.MaxValue, new[] { long.MaxValue, long.MaxValue }, new[] { long.MaxValue / 2 + 1, long.MaxValue / 2 })]
    public void Whole_units_go_by_largest_remainder(long total, long[] weights, long[] expected) => Assert.Equal(expected, Apportionment.Divide(total, weights));

    [Fact]
    public void The_sum_is_exact_each_share_is_within_one_of_its_quota_and_larger_remainders_come_first() => Gen.Select(AnyTotal, AnyWeight.Array[1, 12]).Where(
        (total, weights) => total == 0 || weights.Any(weight => weight > 0)).Sample(
        (total, weights) =>
        {
            var shares = Apportionment.Divide(total, weights);
            Assert.Equal(shares, Apportionment.Divide(total, weights));
            var sum = weights.Aggregate(BigInteger.Zero, (running, weight) => running + weight);
            if (sum.IsZero)
            {
                Assert.All(shares, share => Assert.Equal(0, share));
                return;
            }

            Assert.Equal(total, shares.Aggregate(BigInteger.Zero, (running, share) => running + share));
            var errors = shares.Select((share, i) => share * sum - new BigInteger(total) * weights[i]).ToArray();
            Assert.All(errors, error => Assert.True(BigInteger.Abs(error) < sum));
            var remainders = weights.Select(weight => new BigInteger(total) * weight % sum).ToArray();
            for (var i = 0; i < shares.Length; i++)
            {
                for (var j = 0; j < shares.Length; j++)
                {
                    if (errors[i] > 0 && errors[j] <= 0) Assert.True(remainders[i] > remainders[j] || (remainders[i] == remainders[j] && i < j));
                    if (weights[i] > weights[j]) Assert.True(shares[i] >= shares[j]);
                }
            }
        },
        iter: Cases.Count);

    [Fact]
    public void Equal_proportions_in_another_order_give_the_same_shares_where_no_remainders_tie() => Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[1, 1_000_000].Array[2, 8]).Where(
        (total, weights) => weights.Select(weight => new BigInteger(total) * weight % weights.Sum()).Distinct().Count() == weights.Length).Sample(
        (total, weights) => Assert.Equal(Apportionment.Divide(total, weights).Reverse(), Apportionment.Divide(total, [.. weights.Reverse()])),
        iter: Cases.Count);

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.Divide(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.Divide(1, [1, -1]));
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(1, [0, 0]));
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(1, []));
    }
}
