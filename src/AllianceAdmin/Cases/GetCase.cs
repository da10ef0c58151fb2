using System.Text.Json;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A case with all that belongs to it, for the office, auditors and the party; null when there is none or it is another's.</summary>
[Allowed(Roles.Administrator, Roles.Auditor, Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record GetCase(Guid Id) : IQuery<CaseSheet?>;

/// <summary>A case.</summary>
/// <param name="Points">What it weighs; once decided, what counts on the party's record.</param>
/// <param name="Highest">Before a decision: the highest measure that the ladder allows now. Null for a party, and afterwards.</param>
/// <param name="PointsBefore">Before a decision: the other points on the party's record. Null for a party, and afterwards.</param>
/// <param name="MayDecide">Whether the actor may take the next decision: an administrator who opened nothing of it, and decided nothing of it when it is about an appeal.</param>
public sealed record CaseSheet(
    Guid Id, string Number, string Rule, Bilingual? RuleName, int CharterVersion, PartyName Party, int Points, CaseState State, CaseOutcome? Outcome, string OpenedBy, DateTimeOffset OpenedAt,
    string? OpeningNote, DateTimeOffset AnswerUntil, DateTimeOffset? DueAt, string? Owner, Measure? Measure, DateTimeOffset? MeasureUntil, DateTimeOffset? ReapplyFrom,
    DateTimeOffset? CureUntil, DateTimeOffset? CuredAt, DateTimeOffset? LeavesAt, DateTimeOffset? PublishUntil, DateTimeOffset? PublishedAt, DateTimeOffset? AppealUntil,
    IReadOnlyList<FrozenFact> Facts, IReadOnlyList<CaseLetter> Letters, IReadOnlyList<CaseEvidence> Files, IReadOnlyList<CaseMoment> Moments, DecisionSheet? Decision,
    AppealSheet? Appeal, Measure? Highest, int? PointsBefore, bool MayDecide);

/// <summary>A finding as it was when it came in.</summary>
/// <param name="Sentence">Rule, measured value, limit and cure.</param>
/// <param name="Intact">Whether the hash still agrees with the facts.</param>
public sealed record FrozenFact(Guid FindingId, DateTimeOffset OccurredAt, int Points, string Subject, string Measured, string Limit, string Sentence, string Facts, string Hash, bool Intact);

/// <summary>A line of the thread.</summary>
public sealed record CaseLetter(DateTimeOffset At, string By, CaseSide Side, CaseMessageKind Kind, string Text);

/// <summary>A file of evidence.</summary>
public sealed record CaseEvidence(Guid Id, string Name, EvidenceKind Kind, int Bytes, string Hash, DateTimeOffset At, string By, CaseSide Side);

/// <summary>A step of the case.</summary>
/// <param name="Act">open, join, answer, let-answer-lapse, decide, dismiss, cure, halve, appeal, let-appeal-lapse, decide-appeal, publish, readmit.</param>
public sealed record CaseMoment(DateTimeOffset At, string Act, CaseState To, string By, string? Note);

/// <summary>The decision.</summary>
public sealed record DecisionSheet(
    Measure Measure, int Days, int Points, string Reasons, string Rule, int CharterVersion, int PointsBefore, Bilingual HowToAppeal, string Summary, string DecidedBy, DateTimeOffset At,
    DateTimeOffset EffectiveFrom);

/// <summary>The appeal and, when there is one, its answer.</summary>
public sealed record AppealSheet(
    DateTimeOffset At, string By, string Text, DateTimeOffset AnswerUntil, CaseOutcome? Outcome, Measure? Measure, int? Days, string? Reasons, string? DecidedBy, DateTimeOffset? DecidedAt);

internal sealed class GetCaseHandler(MarketDb db, CaseReach reach, CurrentActor actor, Words words, TimeProvider clock) : IRequestHandler<GetCase, CaseSheet?>
{
    public async Task<CaseSheet?> Handle(GetCase request, CancellationToken cancellationToken)
    {
        var one = await reach.Visible().AsNoTracking().Include(row => row.Desk).Include(row => row.Decision).Include(row => row.Appeal).Include(row => row.AppealDecision)
            .Include(row => row.Facts).Include(row => row.Messages).Include(row => row.Files).Include(row => row.Moves).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (one is null) return null;

        var name = await db.Set<CharterArticle>().AsNoTracking().Where(row => row.Version == one.CharterVersion && row.Rule == one.Rule).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken);
        var party = (await PartyNames.Of(db, [(one.PartyKind, one.PartyId)], cancellationToken))[one.PartyId];
        var (highest, before) = await Ahead(one, cancellationToken);
        return new CaseSheet(
            one.Id, one.Number, one.Rule, name, one.CharterVersion, party, one.Points, one.State, one.Outcome, one.OpenedBy, one.OpenedAt, one.OpeningNote, one.AnswerUntil,
            one.Desk.DoneAt is null ? one.Desk.DueAt : null, one.Desk.Owner, one.Measure, one.MeasureUntil, one.ReapplyFrom, one.CureUntil, one.CuredAt, one.LeavesAt, one.PublishUntil,
            one.PublishedAt, one.AppealUntil,
            [.. one.Facts.OrderBy(fact => fact.FrozenAt).ThenBy(fact => fact.FindingId).Select(Told)],
            [.. one.Messages.OrderBy(line => line.At).ThenBy(line => line.Id).Select(line => new CaseLetter(line.At, line.By, line.Side, line.Kind, line.Text))],
            [.. one.Files.OrderBy(file => file.At).ThenBy(file => file.Id).Select(file => new CaseEvidence(file.Id, file.Name, file.Kind, file.Bytes, file.Hash, file.At, file.By, file.Side))],
            [.. one.Moves.OrderBy(move => move.Position).Select(move => new CaseMoment(move.At, move.Act, move.To, move.By, move.Note))],
            one.Decision is { } decision
                ? new DecisionSheet(
                    decision.Measure, decision.Days, decision.Points, decision.Reasons, decision.Rule, decision.CharterVersion, decision.PointsBefore, decision.HowToAppeal, decision.Summary,
                    decision.DecidedBy, decision.At, decision.EffectiveFrom)
                : null,
            one.Appeal is { } appeal
                ? new AppealSheet(
                    appeal.At, appeal.By, appeal.Text, appeal.AnswerUntil, one.AppealDecision?.Outcome, one.AppealDecision?.Measure, one.AppealDecision?.Days, one.AppealDecision?.Reasons,
                    one.AppealDecision?.DecidedBy, one.AppealDecision?.At)
                : null,
            highest, before,
            actor.Is(Roles.Administrator) && actor.Code != one.OpenedBy && (one.State != CaseState.Appealed || actor.Code != one.DecidedBy));
    }

    private async Task<(Measure? Highest, int? Before)> Ahead(Case one, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Administrator) || !CaseMachine.Open.Contains(one.State)) return (null, null);
        var now = clock.GetUtcNow();
        var ladder = await reach.Ladder(now, cancellation);
        var record = await PartyRecord.Of(db, one.Party, one.Id, ladder, now, cancellation);
        return (ladder.Highest(one.Rule, one.Points, record.Points, record.DecisionsOf(one.Rule)), record.Points);
    }

    private FrozenFact Told(CaseFact fact)
    {
        using var facts = JsonDocument.Parse(fact.Facts);
        var root = facts.RootElement;
        string Text(string member) => root.GetProperty(member).GetString()!;
        return new FrozenFact(
            fact.FindingId, root.GetProperty("occurredAt").GetDateTimeOffset(), root.GetProperty("points").GetInt32(), Text("subject"), Text("measured"), Text("limit"),
            words[Text("code"), FindingArguments.Read(root.GetProperty("arguments").GetRawText())], fact.Facts, fact.Hash, fact.Hash == Frozen.HashOf(fact.Facts));
    }
}
