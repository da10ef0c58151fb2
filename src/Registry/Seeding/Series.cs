using ConsumerAid.Foundation.Persistence;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Names of the series that codes are taken from, and numbers for many rows at once.</summary>
public static class Series
{
    /// <summary>Of accounts, <c>U-000017</c>.</summary>
    public const string Account = "account";

    /// <summary>Of liaisons, <c>L-000017</c>.</summary>
    public const string Liaison = "liaison";

    /// <summary>Of a county's households, <c>HH-431226-000017</c>.</summary>
    public static string Household(string county) => $"household-{county}";

    /// <summary>Takes all numbers that are needed, each series once, and gives them out one by one.</summary>
    internal static async Task<Func<string, long>> Numbers(this Counters counters, IEnumerable<string> series, CancellationToken cancellation)
    {
        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var group in series.CountBy(name => name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            next[group.Key] = await counters.Next(group.Key, cancellation, group.Value);
        }
        return name => next[name]++;
    }
}
