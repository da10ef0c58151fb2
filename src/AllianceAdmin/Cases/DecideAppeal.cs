using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>An administrator who neither opened nor decided the case answers the appeal: the decision stands, becomes milder or is taken back.</summary>
/// <param name="Outcome"><see cref="CaseOutcome.Stands"/>, <see cref="CaseOutcome.Milder"/> or <see cref="CaseOutcome.Overturned"/>.</param>
/// <param name="Measure">The milder measure.</param>
/// <param name="Days">For how many days from the first decision on; null: the ladder's.</param>
[Allowed(Roles.Administrator)]
public sealed record DecideAppeal(Guid CaseId, CaseOutcome? Outcome, string? Reasons, Measure? Measure = null, int? Days = null) : ICommand<CaseState>;

internal sealed class DecideAppealHandler(CaseReach reach, CaseNotices notices, MeasureEffects effects, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<DecideAppeal, CaseState>
{
    public async Task<CaseState> Handle(DecideAppeal request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        new FieldErrors()
            .Require(request.Outcome is CaseOutcome.Stands or CaseOutcome.Milder or CaseOutcome.Overturned, "outcome", "cases.outcome-missing")
            .Require(request.Outcome != CaseOutcome.Milder || (request.Measure is { } milder && Enum.IsDefined(milder)), "measure", "cases.measure-missing")
            .ThrowIfAny();
        var reasons = CaseText.Of(request.Reasons, "reasons", "cases.reasons-missing");
        var ladder = await reach.Ladder(now, cancellationToken);
        var ofParent = one.Measure is not Measure.Reminder;
        var days = request.Days ?? (request.Measure is { } measure ? ladder.Days(measure, repeated: false) : 0);
        one.DecideAppeal(request.Outcome!.Value, request.Measure, days, reasons, actor.Code, ladder, now);
        trail.Say($"case/{one.Id}", one.PartyId.ToString(), Orders.Trade.Codes.Of(request.Outcome.Value));
        await notices.TellParty(one, "cases.notice-appeal-decided", cancellationToken);
        if (ofParent) await notices.TellParent(one, "cases.notice-unit-appeal", cancellationToken);
        if (one.Outcome != CaseOutcome.Stands) await effects.Change(one, cancellationToken);
        return one.State;
    }
}
