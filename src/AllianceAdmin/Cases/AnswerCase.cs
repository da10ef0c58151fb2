using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>The party answers, once, within its days; then the office decides.</summary>
[Allowed(Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record AnswerCase(Guid CaseId, string? Text) : ICommand<CaseState>;

internal sealed class AnswerCaseHandler(CaseReach reach, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<AnswerCase, CaseState>
{
    public async Task<CaseState> Handle(AnswerCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        var text = CaseText.Of(request.Text, "text", "cases.text-missing");
        one.Answer(text, actor.Code, await reach.Ladder(now, cancellationToken), now);
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await notices.TellOwner(one, "cases.notice-answered", cancellationToken);
        return one.State;
    }
}
