using ConsumerAid.Foundation.Time;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>A week from Monday to Sunday, China's. Its year is the Monday's: what of it lies in the next one is told there.</summary>
internal readonly record struct BulletinWeek(DateOnly Monday)
{
    /// <summary>The hour of the Monday after it, by which the night's work on the ledger is done.</summary>
    private const int SettledHour = 4;

    public DateOnly Sunday => Monday.AddDays(6);

    public DateOnly NewYear => new(Monday.Year, 1, 1);

    public DateOnly YearEnd => new(Monday.Year, 12, 31);

    /// <summary>The last day that counts for the year.</summary>
    public DateOnly YearUntil => Sunday < YearEnd ? Sunday : YearEnd;

    /// <summary>From when on its bulletin may be issued. Credits that were recorded later are the next one's.</summary>
    public DateTimeOffset SettledAt => ChinaTime.EndOf(Sunday).AddHours(SettledHour);
}
