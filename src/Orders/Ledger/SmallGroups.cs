namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Which cells the public sees, so that no group under ten households can be found, nor by subtraction. Everything public is a sum of whole shown cells or a total of
/// whole periods, whatever it is grouped by, so that no two answers differ by less than a cell (docs/decisions/0011-small-groups.md).
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
            if (Households(open) < Least) continue;
            periods.Add(open);
            open = [];
        }

        if (open.Count > 0 && periods.Count > 0) periods[^1].AddRange(open);
        else if (open.Count > 0) periods.Add(open);
        foreach (var period in periods) Mark(period);
        return [.. periods.Select(period => (period.Min(cell => cell.OccurredMonth), period.Max(cell => cell.OccurredMonth)))];
    }

    /// <summary>Marks the members' parts of the shown cells. <paramref name="hidden"/>: the periods of which some cells are hidden.</summary>
    public static void Decide(IReadOnlyCollection<PublicMemberCell> members, IReadOnlyList<(int First, int Last)> periods, IReadOnlyCollection<PublicCell> cells)
    {
        foreach (var (first, last) in periods)
        {
            var part = members.Where(cell => cell.OccurredMonth >= first && cell.OccurredMonth <= last)
                .OrderBy(cell => cell.Households).ThenBy(cell => cell.Accepted).ThenBy(cell => cell.MemberId).ThenBy(cell => (cell.OccurredMonth, cell.RecordedMonth)).ToList();
            var others = cells.Any(cell => !cell.Shown && cell.OccurredMonth >= first && cell.OccurredMonth <= last);
            foreach (var cell in part) cell.Shown = cell.Households >= Least;
            foreach (var cell in part.Where(cell => cell.Shown))
            {
                var small = part.Where(other => !other.Shown).ToList();
                if (small.Count == 0 || others || (small.Max(other => other.Households) >= Least && small.DistinctBy(other => other.MemberId).Count() >= 2)) break;
                cell.Shown = false;
            }
        }
    }

    private static void Mark(List<PublicCell> period)
    {
        foreach (var cell in period) cell.Shown = cell.Households >= Least;
        var (counties, produce) = (period.DistinctBy(cell => cell.CountyCode).Count(), period.DistinctBy(cell => cell.Produce).Count());
        foreach (var cell in period.Where(cell => cell.Shown).OrderBy(cell => cell.Households).ThenBy(cell => cell.Accepted)
            .ThenBy(cell => cell.CountyCode, StringComparer.Ordinal).ThenBy(cell => cell.Produce, StringComparer.Ordinal).ThenBy(cell => (cell.OccurredMonth, cell.RecordedMonth)).ToList())
        {
            var hidden = period.Where(other => !other.Shown).ToList();
            var enough = hidden.Count == 0 || (Households(hidden) >= Least
                && hidden.DistinctBy(other => other.CountyCode).Count() >= Math.Min(2, counties) && hidden.DistinctBy(other => other.Produce).Count() >= Math.Min(2, produce));
            if (enough) return;
            cell.Shown = false;
        }
    }

    // Different cells of a county may hold the same households, those of different counties do not: at least so many there are.
    private static int Households(IEnumerable<PublicCell> cells) => cells.GroupBy(cell => cell.CountyCode).Sum(county => county.Max(cell => cell.Households));
}
