using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A cooperative that was called to talk asks the office for a listing, one lot at a time.</summary>
internal sealed class ListingPermit : IVersioned
{
    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool? Granted { get; private set; }

    public string? Reason { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="RuleBroken"><c>cases.permit-decided</c>, or one's own request.</exception>
    public void Decide(bool grant, string? reason, string by, DateTimeOffset now)
    {
        if (DecidedAt is not null) throw new RuleBroken("cases.permit-decided") { Status = 409 };
        RuleBroken.If(by == AskedBy, "cases.own-case");
        (DecidedBy, DecidedAt, Granted, Reason) = (by, now, grant, reason);
    }
}
