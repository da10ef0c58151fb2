using System.Collections.Concurrent;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>How common words are, roughly and from memory: a search begins with the rarest, whatever database plans it.</summary>
internal sealed class GramCounts(TimeProvider clock)
{
    // More than these are all the same: common.
    private const int Most = 2_000;
    private const int MostKept = 20_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (int Lots, DateTimeOffset Until)> kept = new(StringComparer.Ordinal);

    /// <summary>The rarest gram of each question, the rarest of all first. The others need no look: the text itself is asked for the whole piece.</summary>
    public async Task<IReadOnlyList<string>> Rarest(MarketDb db, IReadOnlyList<LotQuestion> questions, CancellationToken cancellation)
    {
        if (questions is [{ Grams: [var only] }]) return [only];
        var rarest = new List<(string Gram, int Lots)>(questions.Count);
        foreach (var question in questions)
        {
            var counted = new List<(string Gram, int Lots)>(question.Grams.Count);
            foreach (var gram in question.Grams) counted.Add((gram, await Count(db, gram, cancellation)));
            rarest.Add(counted.MinBy(count => count.Lots));
        }

        return [.. rarest.OrderBy(count => count.Lots).Select(count => count.Gram).Distinct(StringComparer.Ordinal)];
    }

    private async ValueTask<int> Count(MarketDb db, string gram, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (kept.TryGetValue(gram, out var known) && known.Until > now) return known.Lots;
        var lots = await db.Set<LotGram>().Where(row => row.Gram == gram).Take(Most).CountAsync(cancellation);
        if (kept.Count >= MostKept) kept.Clear();
        kept[gram] = (lots, now + Life);
        return lots;
    }
}
