using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A removed party that applied again is admitted, by another administrator than the one who removed it and not before its days are over.</summary>
[Allowed(Roles.Administrator)]
public sealed record Readmit(Guid CaseId, string? Reasons) : ICommand<Done>;

internal sealed class ReadmitHandler(CaseReach reach, CaseNotices notices, MeasureEffects effects, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<Readmit, Done>
{
    public async Task<Done> Handle(Readmit request, CancellationToken cancellationToken)
    {
        var one = await reach.Load(request.CaseId, cancellationToken);
        one.Readmit(CaseText.Of(request.Reasons, "reasons", "cases.reasons-missing"), actor.Code, clock.GetUtcNow());
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await notices.TellParty(one, "cases.notice-readmitted", cancellationToken);
        await effects.Change(one, cancellationToken);
        return default;
    }
}
