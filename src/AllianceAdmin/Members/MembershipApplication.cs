using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Where an application stands.</summary>
public enum ApplicationState
{
    /// <summary>The office has not answered.</summary>
    Waiting,

    /// <summary>One administrator admits the company; another one has to confirm it.</summary>
    Admitted,

    /// <summary>Confirmed: the company is a member.</summary>
    Member,

    Refused,
}

/// <summary>A company that wants to become a member unit.</summary>
internal sealed class MembershipApplication : Aggregate
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    /// <summary>Of all that was sent: the same again is the same application.</summary>
    public required string Fingerprint { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required MemberField Field { get; init; }

    public required string CreditCode { get; init; }

    public required Ciphertext ContactName { get; init; }

    public required Ciphertext ContactPhone { get; init; }

    /// <summary>What it pledges to help sell in a year.</summary>
    public required Money Pledge { get; init; }

    public Guid? ParentId { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    public ApplicationState State { get; private set; }

    public Guid? AdmittedBy { get; private set; }

    public string? AdmittedByCode { get; private set; }

    public DateTimeOffset? AdmittedAt { get; private set; }

    /// <summary>Never who admitted: a constraint of the table says so too.</summary>
    public Guid? ConfirmedBy { get; private set; }

    public string? ConfirmedByCode { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? RefusedByCode { get; private set; }

    public string? Reason { get; private set; }

    public Guid? MemberId { get; private set; }

    /// <exception cref="RuleBroken"><c>members.application-decided</c>.</exception>
    public void Admit(Guid by, string code, DateTimeOffset now)
    {
        Require(State == ApplicationState.Waiting);
        (State, AdmittedBy, AdmittedByCode, AdmittedAt) = (ApplicationState.Admitted, by, code, now);
    }

    /// <exception cref="RuleBroken"><c>members.application-decided</c>; <c>members.four-eyes</c>.</exception>
    public void RequireConfirmable(Guid by)
    {
        Require(State == ApplicationState.Admitted);
        RuleBroken.If(AdmittedBy == by, "members.four-eyes");
    }

    public void Confirm(Guid by, string code, Guid member, DateTimeOffset now)
    {
        RequireConfirmable(by);
        (State, ConfirmedBy, ConfirmedByCode, DecidedAt, MemberId) = (ApplicationState.Member, by, code, now, member);
    }

    public void Refuse(string code, string reason, DateTimeOffset now)
    {
        Require(State is ApplicationState.Waiting or ApplicationState.Admitted);
        (State, RefusedByCode, Reason, DecidedAt) = (ApplicationState.Refused, code, reason, now);
    }

    private static void Require(bool holds)
    {
        if (!holds) throw new RuleBroken("members.application-decided") { Status = 409 };
    }
}
