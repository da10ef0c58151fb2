namespace ConsumerAid.Foundation.Time;

/// <summary>Days, weeks and months of a rule or report are China's (UTC+8 without summer time); instants are stored in UTC.</summary>
public static class ChinaTime
{
    /// <summary>China Standard Time's offset; there has been no summer time since 1991.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The zone for schedulers.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The same instant, told in China's time.</summary>
    public static DateTimeOffset In(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The day on which the instant falls in China.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(In(instant).DateTime);

    /// <summary>The first instant of a day in China, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The first instant after a day in China, in UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The Monday on which the day's week began.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Mondays of so many weeks up to that of a day, in order.</summary>
    public static IReadOnlyList<DateOnly> Weeks(DateOnly last, int count) => [.. Enumerable.Range(1 - count, count).Select(week => MondayOf(last).AddDays(7 * week))];

    /// <summary>Today's day in China by this clock.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());
}
