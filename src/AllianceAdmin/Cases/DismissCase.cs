using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>An administrator ends a case before it is decided: nothing is held against the party, with reasons.</summary>
[Allowed(Roles.Administrator)]
public sealed record DismissCase(Guid CaseId, string? Reasons) : ICommand<CaseState>;

internal sealed class DismissCaseHandler(CaseReach reach, CaseNotices notices, CaseFindings findings, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<DismissCase, CaseState>
{
    public async Task<CaseState> Handle(DismissCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        var reasons = CaseText.Of(request.Reasons, "reasons", "cases.reasons-missing");
        one.Dismiss(reasons, actor.Code, now);
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await findings.CloseAll(one, reasons, now, cancellationToken);
        await notices.TellParty(one, "cases.notice-dismissed", cancellationToken);
        return one.State;
    }
}
