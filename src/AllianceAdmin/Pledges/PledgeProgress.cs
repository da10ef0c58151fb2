using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>How far a member unit is with its pledge of a year (China's).</summary>
public sealed record PledgeProgress
{
    public required Guid MemberId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required string PlaqueNumber { get; init; }

    public required MemberState State { get; init; }

    public required DateOnly CertifiedUntil { get; init; }

    public required int Year { get; init; }

    /// <summary>Of a whole year: its own, at least what the charter asks.</summary>
    public required Money Pledge { get; init; }

    /// <summary>Of this year, by days of membership.</summary>
    public required Money Target { get; init; }

    /// <summary>Of this year until today, by days of membership.</summary>
    public required Money TargetByNow { get; init; }

    /// <summary>Days of membership in this year, and days of the year.</summary>
    public required int MemberDays { get; init; }

    public required int DaysInYear { get; init; }

    /// <summary>All that counts, provisional included.</summary>
    public required Money Credited { get; init; }

    /// <summary>Of it: accepted, not yet paid.</summary>
    public required Money Provisional { get; init; }

    public required Weight Weight { get; init; }

    /// <summary>Households whose goods were accepted here, each once.</summary>
    public required int Households { get; init; }

    /// <summary>Households of offline sales, as they were reported; some may be counted twice.</summary>
    public required int ReportedHouseholds { get; init; }

    public required IReadOnlyList<KindCredit> ByKind { get; init; }

    public required IReadOnlyList<Checkpoint> Checkpoints { get; init; }

    /// <summary>Where the year would end if the pace of the last 90 days went on; null of a year that is over.</summary>
    public required Money? Forecast { get; init; }

    /// <summary>Credited in hundredths of the target, rounded down; of a target of nothing 100.</summary>
    public int Hundredths => Part(Target);

    /// <summary>Credited in hundredths of what is asked until today, rounded down.</summary>
    public int HundredthsByNow => Part(TargetByNow);

    private int Part(Money asked) => asked.Fen == 0 ? 100 : (int)Int128.Min(999, (Int128)Credited.Fen * 100 / asked.Fen);
}

/// <summary>What counts of one kind.</summary>
public sealed record KindCredit(CreditKind Kind, Money Credited, Weight Weight);

/// <summary>The end of a quarter.</summary>
/// <param name="Percent">Of the pledge that the charter asks by then.</param>
/// <param name="Target">By days of membership.</param>
/// <param name="Credited">Counted until then.</param>
/// <param name="IsOver">The day has passed.</param>
public sealed record Checkpoint(int Quarter, DateOnly Day, int Percent, Money Target, Money Credited, bool IsOver)
{
    public bool IsMet => Credited >= Target;
}
