using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>Whoever complained takes it to the office: the term is over, or the settlement is none. Once.</summary>
/// <param name="Reason">2 to 2,000 characters.</param>
[SignedIn]
public sealed record EscalateComplaint(Guid Id, string? Reason) : ICommand<Done>;

internal sealed class EscalateComplaintHandler(ComplaintReach reach, CurrentActor actor, ActTrail trail, ComplaintNotices notices, IMediator mediator, TimeProvider clock) : IRequestHandler<EscalateComplaint, Done>
{
    public async Task<Done> Handle(EscalateComplaint request, CancellationToken cancellationToken)
    {
        var reason = ComplaintText.Checked(request.Reason, "reason");
        var (complaint, side) = await reach.Load(request.Id, cancellationToken);
        if (side != ComplaintSide.Complainant) throw new Forbidden();
        complaint.Escalate(side, actor.Code, reason, clock.GetUtcNow());
        trail.Say($"complaint/{complaint.Id}", complaint.AgainstId.ToString(), "escalated");
        await mediator.Send(await notices.Of(complaint, side, "complaint.notice-escalated", cancellationToken, toOffice: true), cancellationToken);
        return default;
    }
}
