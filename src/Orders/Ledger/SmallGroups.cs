namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Which cells the public sees, so that no group under ten households can be found, nor by subtraction. Everything public is a sum of buyers' parts of ten households or
/// more, or a total of whole periods, whatever it is grouped by, so that no two answers differ by less (docs/decisions/0011-small-groups.md).
/// </summary>
internal static class SmallGroups
{
    /// <summary>Households that a shown group has at least.</summary>
    public const int Least = 10;

    /// <summary>Marks the cells and answers the periods: runs of months whose totals may be told, first and last month, in order.</summary>
    public static IReadOnlyList<(int First, int Last)> Decide(IReadOnlyCollection<PublicCell> cells)
    {
        var periods = new List<List<PublicCell>>();
        List<PublicCell> open = [];
        foreach (var month in cells.GroupBy(cell => cell.OccurredMonth).OrderBy(month => month.Key))
        {
            open.AddRange(month);
            if (Households(open, _ => true) < Least) continue;
            periods.Add(open);
            open = [];
        }

        if (open.Count > 0 && periods.Count > 0) periods[^1].AddRange(open);
        else if (open.Count > 0) periods.Add(open);
        foreach (var period in periods) Mark(period);
        return [.. periods.Select(period => (period.Min(cell => cell.OccurredMonth), period.Max(cell => cell.OccurredMonth)))];
    }

    private static void Mark(List<PublicCell> period)
    {
        foreach (var cell in period) cell.Shown = cell.Households >= Least;
        var (counties, produce) = (period.DistinctBy(cell => cell.CountyCode).Count(), period.DistinctBy(cell => cell.Produce).Count());
        foreach (var cell in period.Where(cell => cell.Shown).OrderBy(cell => cell.Households).ThenBy(cell => cell.Accepted)
            .ThenBy(cell => cell.CountyCode, StringComparer.Ordinal).ThenBy(cell => cell.Produce, StringComparer.Ordinal).ThenBy(cell => (cell.OccurredMonth, cell.RecordedMonth)).ToList())
        {
            var hidden = period.Where(other => !other.Shown || other.RestHouseholds > 0).ToList();
            var enough = hidden.Count == 0 || (Households(hidden, other => !other.Shown) >= Least
                && hidden.DistinctBy(other => other.CountyCode).Count() >= Math.Min(2, counties) && hidden.DistinctBy(other => other.Produce).Count() >= Math.Min(2, produce));
            if (enough) return;
            cell.Shown = false;
        }
    }

    // Different cells of a county may hold the same households, those of different counties do not: at least so many there are.
    private static int Households(IEnumerable<PublicCell> cells, Func<PublicCell, bool> whole) =>
        cells.GroupBy(cell => cell.CountyCode, StringComparer.Ordinal).Sum(county => county.Max(cell => whole(cell) ? Math.Max(cell.Households, cell.RestHouseholds) : cell.RestHouseholds));
}
