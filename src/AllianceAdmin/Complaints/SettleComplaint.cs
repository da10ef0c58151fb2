using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>The party, or the office, says what was done about it: the complaint is settled. Once it is with the office only the office settles it.</summary>
/// <param name="Settlement">2 to 2,000 characters.</param>
[Allowed(Roles.Cooperative, Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Administrator)]
public sealed record SettleComplaint(Guid Id, string? Settlement) : ICommand<Done>;

internal sealed class SettleComplaintHandler(ComplaintReach reach, CurrentActor actor, ActTrail trail, ComplaintNotices notices, IMediator mediator, TimeProvider clock) : IRequestHandler<SettleComplaint, Done>
{
    public async Task<Done> Handle(SettleComplaint request, CancellationToken cancellationToken)
    {
        var settlement = ComplaintText.Checked(request.Settlement, "settlement");
        var (complaint, side) = await reach.Load(request.Id, cancellationToken);
        RuleBroken.If(side == ComplaintSide.Complainant, "complaint.not-yours-to-settle");
        complaint.Settle(side, actor.Code, settlement, clock.GetUtcNow());
        trail.Say($"complaint/{complaint.Id}", complaint.AgainstId.ToString(), "settled");
        await mediator.Send(await notices.Of(complaint, side, "complaint.notice-settled", cancellationToken), cancellationToken);
        return default;
    }
}
