using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>How a member unit stands.</summary>
public enum MemberState
{
    Active,

    /// <summary>No new orders; open ones are fulfilled and paid.</summary>
    Suspended,

    /// <summary>Not certified again in time.</summary>
    Lapsed,

    /// <summary>The plaque is withdrawn; it may apply again after a year.</summary>
    Removed,
}

/// <summary>What happened to a membership.</summary>
public enum MemberAct
{
    Admitted,
    Recertified,
    Lapsed,
    Suspended,
    Resumed,
    Removed,
}

/// <summary>A member unit of the alliance. Its id is that of its organisation.</summary>
internal sealed class Member : Aggregate
{
    /// <summary>Days before its end from which a certification may be renewed, and of which the unit is reminded.</summary>
    public const int RenewalDays = 60, ReminderDays = 30;

    /// <summary>Days after removal in which nobody may apply again (sanction ladder, step 4).</summary>
    public const int DaysOutside = 365;

    private readonly List<MembershipPeriod> periods = [];
    private readonly List<MemberStep> steps = [];

    public Guid Id { get; private init; }

    /// <summary>The number on the plaque, <c>XF-000017</c>; a new one after every admission.</summary>
    public string PlaqueNumber { get; private set; } = "";

    /// <summary>What it pledged to help sell in a year.</summary>
    public Money Pledge { get; private set; }

    public MemberState State { get; private set; }

    /// <summary>The first day of the present or last membership.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>The last day of its certification; the membership lapses the day after.</summary>
    public DateOnly CertifiedUntil { get; private set; }

    /// <summary>The unit above it, which sees its orders' totals and its pledge.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>The end of certification of which the unit was reminded last.</summary>
    public DateOnly? RemindedOf { get; private set; }

    public DateOnly? RemovedOn { get; private set; }

    public IReadOnlyList<MembershipPeriod> Periods => periods;

    public IReadOnlyList<MemberStep> Steps => steps;

    /// <param name="by">The account that admitted.</param>
    /// <param name="confirmedBy">The other one; null when both are not on record, as of founding members.</param>
    public static Member Admit(Guid id, string plaque, Money pledge, Guid? parent, DateOnly day, string by, string? confirmedBy, DateTimeOffset now)
    {
        var member = new Member { Id = id };
        member.Begin(plaque, pledge, parent, day, by, confirmedBy, now);
        return member;
    }

    /// <summary>Admits again a unit that lapsed or was removed.</summary>
    /// <exception cref="RuleBroken"><c>members.wrong-state</c>; <c>members.removed-recently</c>.</exception>
    public void Readmit(string plaque, Money pledge, Guid? parent, DateOnly day, string by, string? confirmedBy, DateTimeOffset now)
    {
        Require(State is MemberState.Lapsed or MemberState.Removed);
        RequireOutsideLongEnough(RemovedOn, day);
        Begin(plaque, pledge, parent, day, by, confirmedBy, now);
    }

    /// <exception cref="RuleBroken"><c>members.removed-recently</c>.</exception>
    public static void RequireOutsideLongEnough(DateOnly? removedOn, DateOnly day)
    {
        if (removedOn is { } removed) RuleBroken.If(day < removed.AddDays(DaysOutside), "members.removed-recently", removed, removed.AddDays(DaysOutside));
    }

    /// <summary>Another year: from the end of the present certification, or from today when it has lapsed.</summary>
    /// <exception cref="RuleBroken"><c>members.wrong-state</c>; <c>members.renewal-early</c>.</exception>
    public void Recertify(DateOnly today, string by, DateTimeOffset now)
    {
        Require(State != MemberState.Removed);
        RuleBroken.If(today < CertifiedUntil.AddDays(-RenewalDays), "members.renewal-early", CertifiedUntil, CertifiedUntil.AddDays(-RenewalDays));
        if (State == MemberState.Lapsed)
        {
            Open(today, now);
            (State, Since, CertifiedUntil) = (MemberState.Active, today, today.AddYears(1).AddDays(-1));
        }
        else
        {
            CertifiedUntil = CertifiedUntil.AddYears(1);
        }

        Step(MemberAct.Recertified, by, null, null, now);
    }

    /// <summary>Notes that the unit was told; false when it was already.</summary>
    public bool Remind()
    {
        if (RemindedOf == CertifiedUntil) return false;
        RemindedOf = CertifiedUntil;
        return true;
    }

    public void Lapse(string by, DateTimeOffset now)
    {
        Require(State is MemberState.Active or MemberState.Suspended);
        State = MemberState.Lapsed;
        Close(CertifiedUntil.AddDays(1));
        Step(MemberAct.Lapsed, by, null, null, now);
    }

    /// <summary>What two administrators decided.</summary>
    /// <exception cref="RuleBroken"><c>members.wrong-state</c>.</exception>
    public void Apply(MemberMeasure measure, DateOnly today, string by, string confirmedBy, string reason, DateTimeOffset now)
    {
        switch (measure)
        {
            case MemberMeasure.Suspend:
                Require(State == MemberState.Active);
                State = MemberState.Suspended;
                Step(MemberAct.Suspended, by, confirmedBy, reason, now);
                break;
            case MemberMeasure.Resume:
                Require(State == MemberState.Suspended);
                State = MemberState.Active;
                Step(MemberAct.Resumed, by, confirmedBy, reason, now);
                break;
            default:
                Require(State is MemberState.Active or MemberState.Suspended);
                (State, RemovedOn) = (MemberState.Removed, today);
                Close(today);
                Step(MemberAct.Removed, by, confirmedBy, reason, now);
                break;
        }
    }

    private void Begin(string plaque, Money pledge, Guid? parent, DateOnly day, string by, string? confirmedBy, DateTimeOffset now)
    {
        (PlaqueNumber, Pledge, ParentId, State, Since, RemovedOn) = (plaque, pledge, parent, MemberState.Active, day, null);
        // Founding members were certified again every year since.
        CertifiedUntil = day.AddYears(1).AddDays(-1);
        while (CertifiedUntil < Foundation.Time.ChinaTime.DayOf(now)) CertifiedUntil = CertifiedUntil.AddYears(1);
        Open(day, now);
        Step(MemberAct.Admitted, by, confirmedBy, null, day == Foundation.Time.ChinaTime.DayOf(now) ? now : Foundation.Time.ChinaTime.StartOf(day));
    }

    private void Open(DateOnly day, DateTimeOffset now) =>
        periods.Add(new MembershipPeriod { Id = Guid.CreateVersion7(now), MemberId = Id, From = day });

    private void Close(DateOnly day)
    {
        foreach (var period in periods.Where(period => period.To is null)) period.To = day > period.From ? day : period.From;
    }

    private void Step(MemberAct act, string by, string? confirmedBy, string? reason, DateTimeOffset now) =>
        steps.Add(new MemberStep { Id = Guid.CreateVersion7(now), MemberId = Id, At = now, Act = act, By = by, ConfirmedBy = confirmedBy, Reason = reason });

    private void Require(bool holds)
    {
        if (!holds) throw new RuleBroken("members.wrong-state") { Status = 409 };
    }
}

/// <summary>Days on which a unit was a member.</summary>
internal sealed class MembershipPeriod
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day no longer, or null.</summary>
    public DateOnly? To { get; set; }
}

/// <summary>One line of a membership's history. Never changed.</summary>
internal sealed class MemberStep
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required MemberAct Act { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string By { get; init; }

    public string? ConfirmedBy { get; init; }

    public string? Reason { get; init; }
}
