namespace ConsumerAid.AllianceAdmin.Objections;

/// <summary>Somebody of a member unit objects to being made to buy. Nothing in it leads to a person: no account, no address, no hour.</summary>
internal sealed class Objection
{
    /// <summary>Of the day alone.</summary>
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>China's day.</summary>
    public required DateOnly On { get; init; }

    public required string Text { get; init; }

    /// <summary>SHA-256 of unit, day and text: the same words sent twice on a day are one objection.</summary>
    public required string Digest { get; init; }
}
