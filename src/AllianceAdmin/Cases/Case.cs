using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// What the alliance holds against one party under one rule: frozen facts, notice, answer, decision, appeal. The party is a cooperative, a member unit or a liaison, never a
/// household. What somebody wrote or decided stands in rows that are never changed; here stands what follows from them now.
/// </summary>
internal sealed class Case : Aggregate
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Rule { get; init; }

    /// <summary>The version by which the procedure goes.</summary>
    public required int CharterVersion { get; init; }

    public required PartyKind PartyKind { get; init; }

    public required Guid PartyId { get; init; }

    /// <summary><c>system</c>, or the administrator's account code.</summary>
    public required string OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Why an administrator opened it.</summary>
    public string? OpeningNote { get; init; }

    public CaseState State { get; private set; } = CaseState.Answering;

    public CaseOutcome? Outcome { get; private set; }

    /// <summary>How grave it is: as its gravest finding. Once decided, what counts on the party's record: halved, or nothing when overturned.</summary>
    public int Points { get; private set; }

    public required DateTimeOffset AnswerUntil { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset? AppealUntil { get; private set; }

    /// <summary>The measure in force by the decision or its appeal; null when none is.</summary>
    public Measure? Measure { get; private set; }

    /// <summary>Null: until admitted again.</summary>
    public DateTimeOffset? MeasureUntil { get; private set; }

    /// <summary>From when a removed party may apply again.</summary>
    public DateTimeOffset? ReapplyFrom { get; private set; }

    /// <summary>Until when it can be mended for half of the points.</summary>
    public DateTimeOffset? CureUntil { get; private set; }

    public DateTimeOffset? CuredAt { get; private set; }

    /// <summary>When it leaves the party's record.</summary>
    public DateTimeOffset? LeavesAt { get; private set; }

    /// <summary>By when the public is told, and when it was.</summary>
    public DateTimeOffset? PublishUntil { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public required QueueItem Desk { get; init; }

    public List<CaseFact> Facts { get; init; } = [];

    public List<CaseMessage> Messages { get; init; } = [];

    public List<CaseFile> Files { get; init; } = [];

    public List<CaseMove> Moves { get; init; } = [];

    public CaseDecision? Decision { get; private set; }

    public CaseAppeal? Appeal { get; private set; }

    public AppealDecision? AppealDecision { get; private set; }

    public int MoveCount { get; private set; }

    public Party Party => new(PartyKind, PartyId);

    /// <summary>Opens a case over frozen facts: the party has notice and time to answer.</summary>
    public static Case Open(
        Guid id, string rule, Party party, int charterVersion, int points, Ladder ladder, (Guid Id, string Code)? owner, string by, string? note, DateTimeOffset now)
    {
        var until = now.AddDays(ladder.AnswerDays);
        var opened = new Case
        {
            Id = id, Number = CaseNumber.Of('A', id, now), Rule = rule, CharterVersion = charterVersion, PartyKind = party.Kind, PartyId = party.Id, OpenedBy = by, OpenedAt = now,
            OpeningNote = note, AnswerUntil = until,
            Desk = new QueueItem
            {
                Id = id, Kind = QueueKind.Case, Rule = rule, PartyKind = party.Kind, PartyId = party.Id, Points = points, Since = now, DueAt = until, OwnerId = owner?.Id,
                Owner = owner?.Code,
            },
        };
        opened.Points = points;
        opened.Write("open", by, now, note);
        return opened;
    }

    /// <summary>The same was found again.</summary>
    public void Join(CaseFact fact, int points, DateTimeOffset now)
    {
        if (!CaseMachine.Open.Contains(State)) throw new RuleBroken("cases.wrong-state") { Status = 409 };
        Facts.Add(fact);
        Points = Desk.Points = Math.Max(Points, points);
        Write("join", Actor.System.Code, now, null);
    }

    /// <summary>The party's own word, once and in time.</summary>
    /// <exception cref="RuleBroken"><c>cases.answer-over</c>, or answered before.</exception>
    public void Answer(string text, string by, Ladder ladder, DateTimeOffset now)
    {
        CaseMachine.Next(State, CaseStep.Answer);
        if (now >= AnswerUntil) throw new RuleBroken("cases.answer-over", AnswerUntil) { Status = 409 };
        Messages.Add(Line(text, by, CaseSide.Party, CaseMessageKind.Answer, now));
        Move(CaseStep.Answer, by, now, null, now.AddDays(ladder.DecisionDays));
    }

    /// <summary>Nobody answered in time.</summary>
    public void LetAnswerLapse(Ladder ladder, DateTimeOffset now) => Move(CaseStep.LetAnswerLapse, Actor.System.Code, now, null, AnswerUntil.AddDays(ladder.DecisionDays));

    /// <summary>A line from either side, until the case is closed.</summary>
    public void Say(string text, string by, CaseSide side, DateTimeOffset now)
    {
        RequireOpen();
        Messages.Add(Line(text, by, side, CaseMessageKind.Message, now));
    }

    /// <exception cref="RuleBroken"><c>cases.closed</c>.</exception>
    public void RequireOpen()
    {
        if (State == CaseState.Closed) throw new RuleBroken("cases.closed") { Status = 409 };
    }

    /// <summary>An administrator other than the opener decides, by the ladder, when the party has been heard or its time is over.</summary>
    /// <exception cref="RuleBroken">Its time to answer still runs, one's own case, or a measure that the ladder does not allow.</exception>
    public void Decide(CaseVerdict verdict, Ladder ladder, Bilingual howToAppeal, string by, DateTimeOffset now)
    {
        if (State == CaseState.Answering) throw new RuleBroken("cases.answer-time", AnswerUntil) { Status = 409 };
        CaseMachine.Next(State, CaseStep.Decide);
        RuleBroken.If(by == OpenedBy, "cases.own-case");
        ladder.Require(Rule, verdict.Highest, verdict.Measure, verdict.Days, verdict.Repeated);
        AppealUntil = now.AddDays(ladder.AppealDays);
        (DecidedBy, DecidedAt, LeavesAt) = (by, now, now.AddDays(ladder.Leaves(verdict.Measure)));
        CureUntil = verdict.Measure == Cases.Measure.Warning ? now.AddDays(ladder.CureDays) : null;
        Take(verdict.Measure, verdict.Days, now);
        if (Ladder.IsPublic(verdict.Measure)) PublishUntil = now.AddDays(ladder.PublishDays);
        Decision = new CaseDecision
        {
            CaseId = Id, Measure = verdict.Measure, Days = verdict.Days, Points = Points, Reasons = verdict.Reasons, Rule = Rule, CharterVersion = CharterVersion,
            Highest = verdict.Highest, PointsBefore = verdict.PointsBefore, HowToAppeal = howToAppeal, Summary = verdict.Summary, OpenedBy = OpenedBy, DecidedBy = by, At = now,
            EffectiveFrom = now, AppealUntil = AppealUntil.Value,
        };
        Move(CaseStep.Decide, by, now, null, AppealUntil.Value);
        Happened(new MeasureTaken(Id, Number, Rule, PartyKind, PartyId, verdict.Measure, now, MeasureUntil));
    }

    /// <summary>Nothing is held against the party.</summary>
    public void Dismiss(string reasons, string by, DateTimeOffset now) => Close(CaseStep.Dismiss, CaseOutcome.Dismissed, by, now, reasons);

    /// <summary>All that was found was mended: before the decision the case ends; in a warning's days its points are halved. Returns whether anything changed.</summary>
    public bool Cure(string by, string? note, DateTimeOffset now)
    {
        if (CaseMachine.Open.Contains(State))
        {
            CuredAt = now;
            Close(CaseStep.Cure, CaseOutcome.Cured, by, now, note);
            return true;
        }

        if (CuredAt is not null || Measure is null || CureUntil is not { } until || now >= until) return false;
        (CuredAt, Points) = (now, Ladder.Halved(Points));
        Write("halve", by, now, note);
        return true;
    }

    /// <exception cref="RuleBroken"><c>cases.appeal-over</c>.</exception>
    public void AppealTo(string text, string by, Ladder ladder, DateTimeOffset now)
    {
        CaseMachine.Next(State, CaseStep.Appeal);
        if (now >= AppealUntil) throw new RuleBroken("cases.appeal-over", AppealUntil!.Value) { Status = 409 };
        var until = now.AddDays(ladder.AppealAnswerDays);
        Appeal = new CaseAppeal { CaseId = Id, At = now, By = by, Text = text, AnswerUntil = until };
        Move(CaseStep.Appeal, by, now, null, until);
    }

    /// <summary>Nobody appealed in time: the decision stands.</summary>
    public void LetAppealLapse(DateTimeOffset now) => Close(CaseStep.LetAppealLapse, CaseOutcome.Stands, Actor.System.Code, now, null);

    /// <summary>A third person answers the appeal: the decision stands, becomes milder or is taken back.</summary>
    /// <exception cref="RuleBroken"><c>cases.own-appeal</c>: opener or decider; or a measure that is not milder.</exception>
    public void DecideAppeal(CaseOutcome outcome, Measure? milder, int days, string reasons, string by, Ladder ladder, DateTimeOffset now)
    {
        CaseMachine.Next(State, CaseStep.DecideAppeal);
        RuleBroken.If(by == OpenedBy || by == DecidedBy, "cases.own-appeal");
        var first = Decision!;
        if (outcome == CaseOutcome.Milder)
        {
            new FieldErrors().Require(milder < first.Measure || (milder == first.Measure && days < first.Days), "measure", "cases.not-milder").ThrowIfAny();
            ladder.Require(Rule, first.Measure, milder!.Value, days, repeated: true);
        }

        AppealDecision = new AppealDecision
        {
            CaseId = Id, Outcome = outcome, Measure = outcome == CaseOutcome.Milder ? milder!.Value : first.Measure, Days = outcome == CaseOutcome.Milder ? days : first.Days, Reasons = reasons,
            OpenedBy = OpenedBy, FirstDecider = first.DecidedBy, DecidedBy = by, At = now,
        };
        var before = Measure;
        if (outcome == CaseOutcome.Overturned)
        {
            (Points, Measure, MeasureUntil, ReapplyFrom, CureUntil, LeavesAt) = (0, null, null, null, null, now);
            if (PublishedAt is null) PublishUntil = null;
        }
        else if (outcome == CaseOutcome.Milder)
        {
            Take(milder!.Value, days, DecidedAt!.Value);
            LeavesAt = DecidedAt.Value.AddDays(ladder.Leaves(milder.Value));
            if (!Ladder.IsPublic(milder.Value) && PublishedAt is null) PublishUntil = null;
        }

        Close(CaseStep.DecideAppeal, outcome, by, now, null);
        if (outcome == CaseOutcome.Stands || before is null) return;
        Happened(new MeasureLifted(Id, Number, Rule, PartyKind, PartyId, before.Value, now));
        if (Measure is { } left) Happened(new MeasureTaken(Id, Number, Rule, PartyKind, PartyId, left, now, MeasureUntil));
    }

    /// <summary>Tells the public. Returns false when it knows already.</summary>
    public bool Publish(string by, DateTimeOffset now)
    {
        if (PublishedAt is not null) return false;
        RuleBroken.If(PublishUntil is null, "cases.not-public");
        PublishedAt = now;
        Write("publish", by, now, null);
        return true;
    }

    /// <summary>A removed party is admitted again by another person than the one who removed it.</summary>
    public void Readmit(string reasons, string by, DateTimeOffset now)
    {
        RuleBroken.If(Measure != Cases.Measure.Removal || MeasureUntil is not null, "cases.not-removed");
        RuleBroken.If(by == DecidedBy, "cases.own-case");
        if (now < ReapplyFrom) throw new RuleBroken("cases.reapply-later", ReapplyFrom!.Value);
        MeasureUntil = now;
        Write("readmit", by, now, reasons);
        Happened(new MeasureLifted(Id, Number, Rule, PartyKind, PartyId, Cases.Measure.Removal, now));
    }

    private void Take(Measure measure, int days, DateTimeOffset from)
    {
        Measure = measure;
        MeasureUntil = measure is Cases.Measure.Removal or Cases.Measure.NotRenewed ? null : from.AddDays(days);
        ReapplyFrom = measure is Cases.Measure.Removal or Cases.Measure.NotRenewed ? from.AddDays(days) : null;
    }

    private void Close(CaseStep step, CaseOutcome outcome, string by, DateTimeOffset now, string? note)
    {
        Outcome = outcome;
        Move(step, by, now, note, Desk.DueAt);
        Desk.DoneAt = now;
    }

    private void Move(CaseStep step, string by, DateTimeOffset now, string? note, DateTimeOffset due)
    {
        State = CaseMachine.Next(State, step);
        Desk.DueAt = due;
        Write(Orders.Trade.Codes.Of(step), by, now, note);
    }

    private CaseMessage Line(string text, string by, CaseSide side, CaseMessageKind kind, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), CaseId = Id, At = now, By = by, Side = side, Kind = kind, Text = text };

    private void Write(string act, string by, DateTimeOffset now, string? note) => Moves.Add(
        new CaseMove { Id = Guid.CreateVersion7(now), CaseId = Id, Position = MoveCount++, Act = act, To = State, By = by, At = now, Note = note });
}

/// <summary>What a decision says.</summary>
/// <param name="Highest">The highest measure that the ladder allows.</param>
/// <param name="PointsBefore">Points of other decisions on the party's record.</param>
/// <param name="Repeated">Whether a suspension stands on it.</param>
internal sealed record CaseVerdict(Measure Measure, int Days, string Reasons, string Summary, Measure Highest, int PointsBefore, bool Repeated);

/// <summary>A measure begins.</summary>
internal sealed record MeasureTaken(Guid CaseId, string Number, string Rule, PartyKind PartyKind, Guid PartyId, Measure Measure, DateTimeOffset From, DateTimeOffset? Until) : IEvent;

/// <summary>A measure ends before its time.</summary>
internal sealed record MeasureLifted(Guid CaseId, string Number, string Rule, PartyKind PartyKind, Guid PartyId, Measure Measure, DateTimeOffset At) : IEvent;
