using System.Runtime.CompilerServices;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>What happens again and again weighs more.</summary>
internal static class Repeats
{
    /// <summary>
    /// To each fact how many other things of the same party happened in the days before it. The facts come ordered by party, then by instant; several facts of one thing
    /// (the lines of a lorry) count once.
    /// </summary>
    public static IAsyncEnumerable<(T Fact, int Before)> WithRepeats<T>(
        this IAsyncEnumerable<T> facts, int days, Func<T, (Guid Party, Guid Thing, DateTimeOffset At)> of, CancellationToken cancellation) =>
        facts.WithRepeats(days, of, _ => true, cancellation);

    /// <summary>The same, where not all of them count toward what comes after.</summary>
    public static async IAsyncEnumerable<(T Fact, int Before)> WithRepeats<T>(
        this IAsyncEnumerable<T> facts, int days, Func<T, (Guid Party, Guid Thing, DateTimeOffset At)> of, Func<T, bool> counts,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (party, recent) = (Guid.Empty, new List<(Guid Thing, DateTimeOffset At)>());
        await foreach (var fact in facts.WithCancellation(cancellation))
        {
            var (who, thing, at) = of(fact);
            if (who != party) recent.Clear();
            party = who;
            recent.RemoveAll(other => other.At <= at.AddDays(-days));
            yield return (fact, recent.Where(other => other.Thing != thing).Select(other => other.Thing).Distinct().Count());
            if (counts(fact)) recent.Add((thing, at));
        }
    }
}
