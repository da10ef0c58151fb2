namespace ConsumerAid.Foundation.Web;

/// <summary>Counts side by side, drawn as lying bars, each with its label and number and a way to its records; the same stands in a table under it. Partial: <c>_Bars</c>.</summary>
/// <param name="Title">What is counted, for those who hear the chart.</param>
/// <param name="Of">What heads the labels in the table.</param>
/// <param name="Measure">What heads the numbers in the table.</param>
public sealed record BarChart(string Title, string Of, string Measure, IReadOnlyList<ChartBar> Bars)
{
    /// <summary>What else belongs to reading it.</summary>
    public string? Note { get; init; }
}

/// <summary>A bar.</summary>
/// <param name="Label">Short: it stands over the bar, on a narrow phone too.</param>
/// <param name="Href">The records that it counts.</param>
public sealed record ChartBar(string Label, long Value, string Href)
{
    /// <summary>Asks for somebody; said by its tone, never by that alone.</summary>
    public bool Urgent { get; init; }
}

/// <summary>Something by week, drawn as columns; the same stands in a table under it. Partial: <c>_Weeks</c>.</summary>
/// <param name="Title">What is counted, for those who hear the chart.</param>
/// <param name="Measure">What heads the numbers in the table.</param>
/// <param name="Weeks">In order, the last one that which runs now.</param>
public sealed record WeekChart(string Title, string Measure, IReadOnlyList<ChartWeek> Weeks)
{
    /// <summary>What else belongs to reading it.</summary>
    public string? Note { get; init; }
}

/// <summary>A week.</summary>
/// <param name="Monday">China's day on which it begins.</param>
/// <param name="Value">The column's height.</param>
/// <param name="Shown">The value as it is told: a weight, or a count.</param>
/// <param name="Href">The records that it counts.</param>
public sealed record ChartWeek(DateOnly Monday, long Value, object Shown, string Href);
