namespace ConsumerAid.Registry.Notices;

/// <summary>Something that a party should know, told on its own page.</summary>
internal sealed class Notice
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? OrganisationId { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>Key of the sentence.</summary>
    public required string Code { get; init; }

    /// <summary>Values for the sentence, as JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>A local address where to look, or null.</summary>
    public string? Link { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}
