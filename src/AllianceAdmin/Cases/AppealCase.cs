using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>The party appeals, free and within its days. The case goes to an administrator who neither opened nor decided it.</summary>
[Allowed(Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Liaison)]
public sealed record AppealCase(Guid CaseId, string? Text) : ICommand<CaseState>;

internal sealed class AppealCaseHandler(MarketDb db, CaseReach reach, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<AppealCase, CaseState>
{
    public async Task<CaseState> Handle(AppealCase request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var one = await reach.Load(request.CaseId, cancellationToken);
        one.AppealTo(CaseText.Of(request.Text, "text", "cases.text-missing"), actor.Code, await reach.Ladder(now, cancellationToken), now);
        if ((await Owners.Of(db, cancellationToken, one.OpenedBy, one.DecidedBy)).Next() is { } other) (one.Desk.OwnerId, one.Desk.Owner) = (other.Id, other.Code);
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await notices.TellOwner(one, "cases.notice-appealed", cancellationToken);
        return one.State;
    }
}
