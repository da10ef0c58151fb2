using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Bulletins;

/// <summary>What the alliance said of a week, as it was known when the week had ended. Never changed; what was wrong is said in a <see cref="BulletinNote"/>.</summary>
internal sealed class Bulletin
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    public required DateOnly Monday { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>In force on the Sunday.</summary>
    public required int CharterVersion { get; init; }

    /// <summary>The ledger's newest seal at issue; null before the first.</summary>
    public required long? SealNumber { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string? SealHash { get; init; }

    /// <summary>Accepted in the week, everywhere.</summary>
    public required Weight Week { get; init; }

    /// <summary>What that is worth to the households.</summary>
    public required Money WeekToHouseholds { get; init; }

    public required Weight Year { get; init; }

    public required Money YearToHouseholds { get; init; }

    /// <summary>Of which anything was accepted in the week; null when it would tell of fewer than ten.</summary>
    public required int? Households { get; init; }

    public List<CountyFigures> Counties { get; init; } = [];

    public List<MemberFigures> Members { get; init; } = [];
}

/// <summary>A county of a bulletin. What of it may not be told stands with that of the others, in the rest up to the totals.</summary>
internal sealed class CountyFigures
{
    public required int Number { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>By the week's weight, the same for the same; null when nothing was told of this week.</summary>
    public required int? Rank { get; init; }

    public required Weight Week { get; init; }

    public required Money WeekToHouseholds { get; init; }

    /// <summary>The sum of what this year's bulletins told, late records included: two of them differ by nothing that was not told.</summary>
    public required Weight Year { get; init; }

    public required Money YearToHouseholds { get; init; }

    /// <summary>Of a week that reaches into the next year: what the next bulletin begins with.</summary>
    public required Weight Ahead { get; init; }

    public required Money AheadToHouseholds { get; init; }

    public required int? Households { get; init; }
}

/// <summary>
/// A member unit of a bulletin. Its credit moves only when goods of ten households or more stand behind the move; until then it is told as it was in an earlier bulletin, for from a unit's
/// credit and public prices one could work out what a handful of households sold.
/// </summary>
internal sealed class MemberFigures
{
    public required int Number { get; init; }

    public required Guid MemberId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required string PlaqueNumber { get; init; }

    /// <summary>By completion, the same for the same; null when nothing is told.</summary>
    public int? Rank { get; private set; }

    /// <summary>The year's credit is not what is told, and too few households stand behind the difference.</summary>
    public required bool IsHeldBack { get; init; }

    /// <summary>The Sunday until which the year's credit is told; null when nothing is.</summary>
    public required DateOnly? ToldOn { get; init; }

    /// <summary>When it was known.</summary>
    public required DateTimeOffset? ToldAt { get; init; }

    /// <summary>Told for the first time in this bulletin.</summary>
    public required Money Week { get; init; }

    public required Money Year { get; init; }

    /// <summary>Of the whole year, by days of membership.</summary>
    public required Money Target { get; init; }

    /// <summary>The year's credit in hundredths of a per cent of the target, rounded down.</summary>
    public required int BasisPoints { get; init; }

    /// <summary>Gives it its place, before it is written.</summary>
    public MemberFigures At(int? rank)
    {
        Rank = rank;
        return this;
    }
}

/// <summary>A dated word on an issued bulletin: its figures stay as they are. Never changed.</summary>
internal sealed class BulletinNote
{
    public const int Longest = 1000;

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account code.</summary>
    public required string By { get; init; }

    public required string Text { get; init; }
}
