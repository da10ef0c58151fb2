namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>When a produce's season began: on the first day of the first month of the latest run of harvest months; on 1 January for what is harvested all year.</summary>
internal static class HarvestSeason
{
    private const int AllYear = 0xFFF;

    /// <param name="harvestMonths">Bit m−1 stands for month m.</param>
    /// <param name="today">China's day.</param>
    public static DateOnly StartOf(int harvestMonths, DateOnly today)
    {
        if ((harvestMonths & AllYear) is 0 or AllYear) return new DateOnly(today.Year, 1, 1);
        var month = new DateOnly(today.Year, today.Month, 1);
        while (!IsHarvest(harvestMonths, month) || IsHarvest(harvestMonths, month.AddMonths(-1))) month = month.AddMonths(-1);
        return month;
    }

    private static bool IsHarvest(int months, DateOnly month) => (months & (1 << (month.Month - 1))) != 0;
}
