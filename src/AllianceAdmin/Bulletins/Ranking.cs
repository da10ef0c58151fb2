namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>Places as in sport: whoever has the same has the same place, and the next one counts how many stand before it (1, 1, 3).</summary>
internal static class Ranking
{
    /// <summary>The rows by place and name, those without a measure last.</summary>
    /// <param name="name">Orders rows of one place.</param>
    /// <param name="measure">More is better; null has no place.</param>
    public static IEnumerable<(T Row, int? Rank)> Of<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, long?> measure)
    {
        var (rank, at, before) = (0, 0, (long?)null);
        foreach (var row in rows.OrderByDescending(measure).ThenBy(name, StringComparer.Ordinal))
        {
            at++;
            if (at == 1 || measure(row) != before) rank = at;
            before = measure(row);
            yield return (row, before is null ? null : rank);
        }
    }
}
