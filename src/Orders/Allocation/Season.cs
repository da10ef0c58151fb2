using ConsumerAid.Foundation.Time;

namespace ConsumerAid.Orders.Allocation;

/// <summary>Since when "already sold" counts, by China's calendar.</summary>
internal static class Season
{
    private const int AllYear = 0xFFF;

    /// <summary>The first instant of the latest season: of the first month of the latest run of harvest months that has begun; 1 January for produce of all the year.</summary>
    /// <param name="harvestMonths">Bit m − 1 stands for month m.</param>
    /// <param name="today">China's day.</param>
    public static DateTimeOffset StartOf(int harvestMonths, DateOnly today)
    {
        var months = harvestMonths & AllYear;
        if (months is 0 or AllYear) return ChinaTime.StartOf(new DateOnly(today.Year, 1, 1));
        var first = new DateOnly(today.Year, today.Month, 1);
        while (!Has(months, first.Month) || Has(months, first.AddMonths(-1).Month)) first = first.AddMonths(-1);
        return ChinaTime.StartOf(first);
    }

    private static bool Has(int months, int month) => (months & (1 << (month - 1))) != 0;
}
