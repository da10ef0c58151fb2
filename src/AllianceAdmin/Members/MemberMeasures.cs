namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>What two administrators may decide about a member.</summary>
public enum MemberMeasure
{
    Suspend,
    Resume,
    Remove,
}

/// <summary>A measure that one administrator proposes and another one decides. Undecided for a week, it lapses.</summary>
internal sealed class MeasureProposal
{
    /// <summary>Days in which another administrator decides.</summary>
    public const int Days = 7;

    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required MemberMeasure Measure { get; init; }

    public required string Reason { get; init; }

    public required Guid ProposedBy { get; init; }

    public required string ProposedByCode { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Never who proposed: a constraint of the table says so too.</summary>
    public Guid? DecidedBy { get; set; }

    public string? DecidedByCode { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public bool? Agreed { get; set; }

    public DateTimeOffset LapsesAt => ProposedAt.AddDays(Days);
}
