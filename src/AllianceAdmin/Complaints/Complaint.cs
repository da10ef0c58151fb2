using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>What a complaint is about.</summary>
public enum ComplaintKind
{
    Quality,
    Weight,
    Price,
    Delivery,
    Payment,
    Conduct,
    Privacy,
    Other,
}

/// <summary>Where a complaint stands.</summary>
public enum ComplaintState
{
    Open,
    Answered,

    /// <summary>The office settles it: it was not settled in time, or whoever complained is not content.</summary>
    Escalated,
    Settled,
}

/// <summary>Who speaks.</summary>
public enum ComplaintSide
{
    Complainant,

    /// <summary>Whom the complaint is against.</summary>
    Party,
    Office,
    System,
}

/// <summary>A complaint against a cooperative or a member unit, with its clock: each term is the charter's on the day on which it came in.</summary>
internal sealed class Complaint : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>For people, e.g. <c>TS261123-0A1B2C3D</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Made with the form, so that one sent twice is one complaint.</summary>
    public string? ClientId { get; init; }

    public required ComplaintKind Kind { get; init; }

    public ComplaintState State { get; private set; } = ComplaintState.Open;

    /// <summary><c>dispatch/…</c>, <c>lot/…</c>, <c>household/…</c>.</summary>
    public required string Subject { get; init; }

    public string? HouseholdCode { get; init; }

    /// <summary>Cooperative or MemberUnit.</summary>
    public required OrganisationKind AgainstKind { get; init; }

    public required Guid AgainstId { get; init; }

    /// <summary>Account code, or <c>anonymous</c> for a visitor.</summary>
    public required string By { get; init; }

    public Guid? ByOrganisationId { get; init; }

    /// <summary>How a visitor wants to be reached; the office alone sees it.</summary>
    public Ciphertext Contact { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int CharterVersion { get; init; }

    public required DateTimeOffset FirstAnswerDueAt { get; init; }

    public required DateTimeOffset SettleDueAt { get; init; }

    public required DateTimeOffset LastDueAt { get; init; }

    public DateTimeOffset? FirstAnsweredAt { get; private set; }

    /// <summary>Minutes from the complaint to its first answer and to its settlement, so that the database can compare.</summary>
    public int? AnsweredAfterMinutes { get; private set; }

    public int? SettledAfterMinutes { get; private set; }

    /// <summary>The same for the first settlement, whatever became of it.</summary>
    public int? FirstSettledAfterMinutes { get; private set; }

    public DateTimeOffset? EscalatedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string? SettledBy { get; private set; }

    public string? Settlement { get; private set; }

    /// <summary>How many reminders went out: of the first answer, of the settlement, to the office.</summary>
    public int Reminders { get; set; }

    public List<ComplaintWord> Words { get; init; } = [];

    public static string NumberOf(Guid id, DateTimeOffset now) => $"TS{ChinaTime.DayOf(now):yyMMdd}-{Convert.ToHexString(id.ToByteArray(bigEndian: true)[^4..])}";

    /// <summary>Somebody says something. The first word of the party or the office is the first answer.</summary>
    /// <exception cref="RuleBroken"><c>complaint.closed</c> (409): it is settled.</exception>
    public void Say(ComplaintSide side, string by, string text, DateTimeOffset now)
    {
        MustBeOpen();
        Add(side, by, text, now);
        if (FirstAnsweredAt is not null || side is ComplaintSide.Complainant) return;
        (FirstAnsweredAt, AnsweredAfterMinutes) = (now, After(now));
        if (State == ComplaintState.Open) State = ComplaintState.Answered;
    }

    /// <summary>What was done about it.</summary>
    /// <exception cref="RuleBroken"><c>complaint.closed</c>; <c>complaint.with-office</c>: the office settles it now.</exception>
    public void Settle(ComplaintSide side, string by, string settlement, DateTimeOffset now)
    {
        MustBeOpen();
        RuleBroken.If(State == ComplaintState.Escalated && side != ComplaintSide.Office, "complaint.with-office");
        Say(side, by, settlement, now);
        State = ComplaintState.Settled;
        (SettledAt, SettledBy, Settlement, SettledAfterMinutes) = (now, by, settlement, After(now));
        FirstSettledAfterMinutes ??= SettledAfterMinutes;
    }

    /// <summary>The office takes it over: because its term is over, or because whoever complained is not content with the settlement, once.</summary>
    /// <exception cref="RuleBroken"><c>complaint.with-office</c> (409); <c>complaint.not-due</c>: the term runs still; <c>complaint.settled-by-office</c>.</exception>
    public void Escalate(ComplaintSide side, string by, string? reason, DateTimeOffset now)
    {
        if (State == ComplaintState.Escalated) throw new RuleBroken("complaint.with-office") { Status = 409 };
        RuleBroken.If(EscalatedAt is not null, "complaint.settled-by-office");
        RuleBroken.If(State != ComplaintState.Settled && now < SettleDueAt, "complaint.not-due", SettleDueAt);
        (State, EscalatedAt, SettledAt, SettledBy, Settlement, SettledAfterMinutes) = (ComplaintState.Escalated, now, null, null, null, null);
        if (reason is not null) Add(side, by, reason, now);
    }

    private void MustBeOpen()
    {
        if (State == ComplaintState.Settled) throw new RuleBroken("complaint.closed") { Status = 409 };
    }

    private int After(DateTimeOffset now) => (int)Math.Min(int.MaxValue, (long)Math.Ceiling((now - At).TotalMinutes));

    private void Add(ComplaintSide side, string by, string text, DateTimeOffset now) =>
        Words.Add(new ComplaintWord { Id = Guid.CreateVersion7(now), ComplaintId = Id, At = now, Side = side, By = by, Text = text });
}

/// <summary>A word in a complaint's thread. Never changed.</summary>
internal sealed class ComplaintWord
{
    public required Guid Id { get; init; }

    public required Guid ComplaintId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ComplaintSide Side { get; init; }

    public required string By { get; init; }

    public required string Text { get; init; }
}
