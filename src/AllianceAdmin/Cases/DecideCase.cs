using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// An administrator other than the one who opened the case decides it, by the ladder: at most the step at which the party's points put it. The measure holds at once; an
/// appeal does not stay it, and ends it when it succeeds.
/// </summary>
/// <param name="Days">For how many days; null: the ladder's.</param>
/// <param name="Summary">What the public is told of a measure from suspension up; no name, number or code of a person.</param>
[Allowed(Roles.Administrator)]
public sealed record DecideCase(Guid CaseId, Measure? Measure, int? Days, string? Reasons, string? Summary) : ICommand<CaseState>;

internal sealed class DecideCaseHandler(MarketDb db, CaseReach reach, CaseNotices notices, MeasureEffects effects, CaseFindings findings, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<DecideCase, CaseState>
{
    public async Task<CaseState> Handle(DecideCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        var ladder = await reach.Ladder(now, cancellationToken);
        var (reasons, summary) = (request.Reasons?.Trim() ?? "", request.Summary?.Trim() ?? "");
        var told = request.Measure is { } wanted && Ladder.IsPublic(wanted);
        new FieldErrors()
            .Require(request.Measure is { } measure && Enum.IsDefined(measure), "measure", "cases.measure-missing")
            .Require(reasons.Length > 0, "reasons", "cases.reasons-missing")
            .Require(reasons.Length <= CaseText.Longest, "reasons", "text.too-long", CaseText.Longest)
            .Require(!told || summary.Length > 0, "summary", "cases.summary-missing")
            .Require(summary.Length <= CaseText.LongestSummary, "summary", "text.too-long", CaseText.LongestSummary)
            .Require(!CaseText.IsPersonal(summary), "summary", "cases.summary-personal")
            .ThrowIfAny();

        var record = await PartyRecord.Of(db, one.Party, one.Id, ladder, now, cancellationToken);
        var highest = ladder.Highest(one.Rule, one.Points, record.Points, record.DecisionsOf(one.Rule));
        var days = request.Days ?? ladder.Days(request.Measure!.Value, record.Suspended);
        var verdict = new CaseVerdict(request.Measure!.Value, days, reasons, told ? summary : "", highest, record.Points, record.Suspended);
        one.Decide(verdict, ladder, HowToAppeal(now.AddDays(ladder.AppealDays), ladder.AppealAnswerDays), actor.Code, now);
        trail.Say($"case/{one.Id}", one.PartyId.ToString(), Orders.Trade.Codes.Of(verdict.Measure));
        await findings.CloseEvents(one, now, cancellationToken);
        await notices.TellParty(one, "cases.notice-decided", cancellationToken);
        if (one.Measure is not Measure.Reminder) await notices.TellParent(one, "cases.notice-unit-decided", cancellationToken);
        await effects.Begin(one, cancellationToken);
        return one.State;
    }

    private static Bilingual HowToAppeal(DateTimeOffset until, int days)
    {
        var local = ChinaTime.In(until);
        return new Bilingual(
            $"不服的，可在 {local:yyyy-MM-dd HH:mm} 前在本案页面写明理由申诉；免费。由没有参与立案和决定的另一名管理员在 {days} 天内书面答复。申诉期间措施照常执行，撤销的立即解除。",
            $"You may appeal on this case's page until {local:yyyy-MM-dd HH:mm} (China), free of charge and with your reasons. An administrator who neither opened nor decided the case answers in writing within {days} days. The measure holds meanwhile and ends at once if the appeal succeeds.");
    }
}
