namespace ConsumerAid.Foundation.Values;

/// <summary>Divides whole units by weights so that nothing is lost or made: the largest-remainder (Hamilton) method.</summary>
public static class Apportionment
{
    /// <summary>
    /// Divides <paramref name="total"/> units in proportion to <paramref name="weights"/>. Each share is the exact quota rounded down, and the units left go one
    /// each to the largest remainders, ties to the lower position. The sum is exact and each share lies within one unit of its quota.
    /// </summary>
    /// <param name="total">Units to divide, zero or more.</param>
    /// <param name="weights">Proportions, zero or more each. All zero with a positive total is refused.</param>
    /// <returns>A share for each weight, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A total or weight below zero.</exception>
    /// <exception cref="ArgumentException">Something to divide and nothing to divide it by.</exception>
    public static long[] Divide(long total, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        Int128 sum = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            sum += weight;
        }

        var shares = new long[weights.Count];
        if (total == 0) return shares;
        if (sum == 0) throw new ArgumentException("Nothing to divide by.", nameof(weights));

        var remainders = new (Int128 Remainder, int Position)[weights.Count];
        var left = total;
        for (var i = 0; i < shares.Length; i++)
        {
            var (quota, remainder) = Int128.DivRem((Int128)total * weights[i], sum);
            shares[i] = (long)quota;
            left -= shares[i];
            remainders[i] = (remainder, i);
        }

        Array.Sort(remainders, (a, b) => a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder) : a.Position.CompareTo(b.Position));
        for (var i = 0; i < left; i++) shares[remainders[i].Position]++;
        return shares;
    }
}
