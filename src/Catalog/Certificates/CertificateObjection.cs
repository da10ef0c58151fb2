using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;

namespace ConsumerAid.Catalog;

/// <summary>What somebody has against a certificate during its notice. It holds the certificate up until an administrator has answered it with a reason.</summary>
internal sealed class CertificateObjection : IVersioned
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Made with the form, so that one sent twice is one.</summary>
    public required string ClientId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account code; <c>anonymous</c> for visitors and for whoever wants to stay unknown.</summary>
    public required string By { get; init; }

    /// <summary>The name that was given, or nothing.</summary>
    public required Ciphertext Name { get; init; }

    public required string Reason { get; init; }

    /// <summary>Null while nobody has answered; true: it is right, and the application is refused.</summary>
    public bool? Upheld { get; private set; }

    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="RuleBroken"><c>certification.answered</c> (409), <c>certification.own-objection</c>.</exception>
    public void Decide(bool upheld, string answer, string by, DateTimeOffset now)
    {
        if (AnsweredAt is not null) throw new RuleBroken("certification.answered") { Status = 409 };
        RuleBroken.If(by == By, "certification.own-objection");
        (Upheld, Answer, AnsweredBy, AnsweredAt) = (upheld, answer, by, now);
    }
}
