using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>
/// A cooperative's application to have a product certified: the county decides, the city checks, the province checks again, everybody may object. Whoever took one step takes
/// no other.
/// </summary>
internal sealed class CertificateApplication : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>For people, like a lot's.</summary>
    public required string Number { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    /// <summary>The certificate that is to run on, or null for a first one.</summary>
    public required Guid? RenewsId { get; init; }

    public ApplicationState State { get; private set; } = ApplicationState.AtCounty;

    public required string AppliedBy { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    public string? Note { get; init; }

    public string? CountyBy { get; private set; }

    public string? CityBy { get; private set; }

    public string? ProvinceBy { get; private set; }

    /// <summary>The day on which the public notice began.</summary>
    public DateOnly? NoticeFrom { get; private set; }

    /// <summary>The last day on which objections are taken.</summary>
    public DateOnly? NoticeTo { get; private set; }

    /// <summary>What came of it.</summary>
    public Guid? CertificateId { get; private set; }

    /// <summary>When it was issued, refused or withdrawn; null while it is under way.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public List<ApplicationHousehold> Households { get; init; } = [];

    public List<ApplicationMove> Moves { get; init; } = [];

    public CertificateApplication Applied()
    {
        AddMove(null, AppliedBy, AppliedAt, Note);
        return this;
    }

    /// <summary>The next office agrees. After the province the notice begins: it ends <paramref name="noticeDays"/> days after this one.</summary>
    /// <exception cref="RuleBroken"><c>certification.same-person</c>, or a wrong state.</exception>
    public void Approve(string by, DateTimeOffset now, string reason, int noticeDays)
    {
        ApplicationMachine.Next(State, ApplicationAct.Approve);
        Another(by);
        switch (State)
        {
            case ApplicationState.AtCounty: CountyBy = by; break;
            case ApplicationState.AtCity: CityBy = by; break;
            default:
                ProvinceBy = by;
                NoticeFrom = ChinaTime.DayOf(now);
                NoticeTo = NoticeFrom.Value.AddDays(noticeDays);
                break;
        }

        Move(ApplicationAct.Approve, by, now, reason);
    }

    /// <summary>An office says no, or an objection is right. Another application can be made.</summary>
    /// <exception cref="RuleBroken"><c>certification.same-person</c>, or a wrong state.</exception>
    public void Refuse(string by, DateTimeOffset now, string reason)
    {
        // Who answers an objection during the notice may have checked before.
        if (State != ApplicationState.InNotice) Another(by);
        Move(ApplicationAct.Refuse, by, now, reason);
    }

    public void Withdraw(string by, DateTimeOffset now, string? reason) => Move(ApplicationAct.Withdraw, by, now, reason);

    /// <summary>The notice is over and no objection is open.</summary>
    public void Issue(Guid certificate, string by, DateTimeOffset now)
    {
        Move(ApplicationAct.Issue, by, now, null);
        CertificateId = certificate;
    }

    private void Another(string by) => RuleBroken.If(by == AppliedBy || by == CountyBy || by == CityBy || by == ProvinceBy, "certification.same-person");

    private void Move(ApplicationAct act, string by, DateTimeOffset now, string? reason)
    {
        var from = State;
        State = ApplicationMachine.Next(from, act);
        if (State is ApplicationState.Issued or ApplicationState.Refused or ApplicationState.Withdrawn) ClosedAt = now;
        AddMove(from, by, now, reason);
    }

    private void AddMove(ApplicationState? from, string by, DateTimeOffset now, string? reason) =>
        Moves.Add(new ApplicationMove { Id = Guid.CreateVersion7(now), ApplicationId = Id, From = from, To = State, By = by, At = now, Reason = reason });
}

/// <summary>A household that stands behind the product.</summary>
internal sealed class ApplicationHousehold
{
    public required Guid ApplicationId { get; init; }

    public required string HouseholdCode { get; init; }

    /// <summary>What it brings in a season.</summary>
    public required Weight Weight { get; init; }

    /// <summary>What it is to be paid at least.</summary>
    public required UnitPrice Price { get; init; }

    public required BenefitKind Benefit { get; init; }
}

/// <summary>One step in the life of an application.</summary>
internal sealed class ApplicationMove
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    public required ApplicationState? From { get; init; }

    public required ApplicationState To { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }
}
