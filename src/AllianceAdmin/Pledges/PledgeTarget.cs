namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>
/// What a pledge asks by a day: whole fen, rounded down. A unit owes by the days on which it was a member. At a checkpoint that is the checkpoint's part of the pledge times the
/// part of the year's days so far on which it was one; at the year's end both are the same.
/// </summary>
internal static class PledgeTarget
{
    /// <summary>The pledge by days from 1 January to <paramref name="until"/>, that day included.</summary>
    public static long ByDays(long pledge, IReadOnlyList<MemberDays> periods, DateOnly until) =>
        (long)((Int128)pledge * Days(periods, StartOf(until.Year), until) / DaysIn(until.Year));

    /// <summary>What is owed at a checkpoint.</summary>
    /// <param name="percent">Of the pledge.</param>
    /// <param name="end">The checkpoint's day, the last of a quarter.</param>
    public static long AtCheckpoint(long pledge, int percent, IReadOnlyList<MemberDays> periods, DateOnly end)
    {
        var start = StartOf(end.Year);
        return (long)((Int128)pledge * percent * Days(periods, start, end) / ((Int128)100 * (end.DayNumber - start.DayNumber + 1)));
    }

    /// <summary>Days of membership within both days, both included.</summary>
    public static int Days(IReadOnlyList<MemberDays> periods, DateOnly from, DateOnly until) => periods.Sum(period =>
    {
        var (first, end) = (Math.Max(period.From.DayNumber, from.DayNumber), Math.Min(period.To?.DayNumber ?? int.MaxValue, until.DayNumber + 1));
        return Math.Max(0, end - first);
    });

    public static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    /// <summary>The last day of a quarter, 1 to 4.</summary>
    public static DateOnly EndOf(int year, int quarter) => new DateOnly(year, quarter * 3, 1).AddMonths(1).AddDays(-1);

    private static DateOnly StartOf(int year) => new(year, 1, 1);
}

/// <summary>A time of membership: <paramref name="To"/> is the first day no longer, or null.</summary>
internal readonly record struct MemberDays(DateOnly From, DateOnly? To);
