namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>What a member was told of a period, with a code over it that only this alliance can make. Never changed.</summary>
internal sealed class PledgeStatement
{
    /// <summary>Twenty characters in groups of four.</summary>
    public required string Code { get; init; }

    public required Guid MemberId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>The figures in canonical JSON, as the code was made over them.</summary>
    public required string Figures { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required string IssuedBy { get; init; }
}
