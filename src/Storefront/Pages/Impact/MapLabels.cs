namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>A prefecture's name on the map.</summary>
/// <param name="X">Middle of the text.</param>
/// <param name="Y">Its base line.</param>
internal readonly record struct MapLabel(string Text, double X, double Y);

/// <summary>Names of prefectures stand as near to their middle as they can without covering a circle or each other.</summary>
internal static class MapLabels
{
    private const double Above = 14, Below = 5;

    private static readonly (double X, double Y)[] Steps =
    [
        .. (from down in Enumerable.Range(-5, 11) from right in Enumerable.Range(-5, 11) select (X: right * 12d, Y: down * 10d)).OrderBy(step => Math.Abs(step.X) + Math.Abs(step.Y)),
    ];

    /// <summary>The short name by which everybody knows it: 湘西州, 长沙.</summary>
    public static string Short(string prefecture) => prefecture.Replace("土家族苗族自治州", "州", StringComparison.Ordinal).TrimEnd('市');

    /// <summary>Where each name goes; <paramref name="circles"/> of radius under 4 are bare dots, better covered than a county with tonnes.</summary>
    public static IReadOnlyList<MapLabel> Place(IEnumerable<MapLabel> wanted, IReadOnlyList<(double X, double Y, double Radius)> circles)
    {
        List<(MapLabel Label, double Half)> placed = [];
        foreach (var label in wanted)
        {
            var half = label.Text.Sum(letter => letter > 0x2E80 ? 16 : 8.6) / 2;
            double Cost((double X, double Y) step)
            {
                var (x, y) = (label.X + step.X, label.Y + step.Y);
                var cost = Math.Abs(step.X) + Math.Abs(step.Y);
                foreach (var (cx, cy, radius) in circles)
                {
                    var (aside, off) = (Math.Max(0, Math.Abs(cx - x) - half), Math.Max(0, Math.Max(y - Above - cy, cy - y - Below)));
                    if ((aside * aside) + (off * off) < (radius + 1) * (radius + 1)) cost += radius < 4 ? 12 : 200;
                }

                return cost + (placed.Count(other => Math.Abs(other.Label.X - x) < other.Half + half + 4 && Math.Abs(other.Label.Y - y) < Above + Below) * 500);
            }

            var best = Steps.MinBy(Cost);
            placed.Add((label with { X = label.X + best.X, Y = label.Y + best.Y }, half));
        }

        return [.. placed.Select(one => one.Label)];
    }
}
