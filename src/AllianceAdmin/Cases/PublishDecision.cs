using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Tells the public of a suspension, removal or referral; a job does it at the end of its days.</summary>
[Allowed(Roles.Administrator)]
public sealed record PublishDecision(Guid CaseId) : ICommand<Done>;

internal sealed class PublishDecisionHandler(CaseReach reach, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<PublishDecision, Done>
{
    public async Task<Done> Handle(PublishDecision request, CancellationToken cancellationToken)
    {
        var one = await reach.Load(request.CaseId, cancellationToken);
        if (!one.Publish(actor.Code, clock.GetUtcNow())) return default;
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await notices.TellParty(one, "cases.notice-published", cancellationToken);
        return default;
    }
}
