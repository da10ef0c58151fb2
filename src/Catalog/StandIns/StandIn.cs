namespace ConsumerAid.Catalog;

/// <summary>
/// That one cooperative may bundle the stocks of another's members, because the other may not list for now: a household is never without a way to sell. The county may be
/// another; then it acts as the households' agent.
/// </summary>
internal sealed class StandIn
{
    public required Guid Id { get; init; }

    /// <summary>Whose members' stocks.</summary>
    public required Guid ForCooperativeId { get; init; }

    /// <summary>Who bundles and sells them.</summary>
    public required Guid CooperativeId { get; init; }

    /// <summary>The first day (China's).</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day no longer; null: without an end.</summary>
    public DateOnly? To { get; init; }
}
