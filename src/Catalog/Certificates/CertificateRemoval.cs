using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog;

/// <summary>An administrator wants a certificate removed; another one decides.</summary>
internal sealed class CertificateRemoval : IVersioned
{
    public required Guid Id { get; init; }

    public required Guid CertificateId { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required string Reason { get; init; }

    public bool? Agreed { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Decision { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="RuleBroken"><c>certification.decided</c> (409), <c>certification.same-person</c>.</exception>
    public void Decide(bool agreed, string decision, string by, DateTimeOffset now)
    {
        if (DecidedAt is not null) throw new RuleBroken("certification.decided") { Status = 409 };
        RuleBroken.If(by == ProposedBy, "certification.same-person");
        (Agreed, DecidedBy, DecidedAt, Decision) = (agreed, by, now, decision);
    }
}
