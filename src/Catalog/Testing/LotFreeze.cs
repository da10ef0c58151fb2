using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog;

/// <summary>A lot stands still because of a failing result. Whoever recorded the result does not release it.</summary>
internal sealed class LotFreeze : IVersioned
{
    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required Guid TestId { get; init; }

    /// <summary>The lot that failed: this one or its sister.</summary>
    public required Guid FailedLotId { get; init; }

    public required string FrozenBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? Reason { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="RuleBroken"><c>testing.same-person</c>.</exception>
    public void Release(string by, DateTimeOffset now, string reason)
    {
        RuleBroken.If(by == FrozenBy, "testing.same-person");
        (ReleasedBy, ReleasedAt, Reason) = (by, now, reason);
    }
}
