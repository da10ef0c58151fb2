using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A line of the thread from either side, until the case is closed.</summary>
[Allowed(Roles.Administrator, Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record WriteToCase(Guid CaseId, string? Text) : ICommand<Done>;

internal sealed class WriteToCaseHandler(CaseReach reach, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<WriteToCase, Done>
{
    public async Task<Done> Handle(WriteToCase request, CancellationToken cancellationToken)
    {
        var one = await reach.Load(request.CaseId, cancellationToken);
        one.RequireOpen();
        one.Say(CaseText.Of(request.Text, "text", "cases.text-missing"), actor.Code, reach.Side, clock.GetUtcNow());
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        if (reach.Side == CaseSide.Office) await notices.TellParty(one, "cases.notice-message", cancellationToken);
        else await notices.TellOwner(one, "cases.notice-message", cancellationToken);
        return default;
    }
}
