using ConsumerAid.Foundation.Persistence;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Numbers for many rows at once.</summary>
internal static class Series
{
    /// <summary>Takes all numbers that are needed, each series once, and gives them out one by one.</summary>
    public static async Task<Func<string, long>> Numbers(this Counters counters, IEnumerable<string> series, CancellationToken cancellation)
    {
        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var group in series.CountBy(name => name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            next[group.Key] = await counters.Next(group.Key, cancellation, group.Value);
        }
        return name => next[name]++;
    }
}
