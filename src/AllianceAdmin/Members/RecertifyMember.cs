using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>The office certifies a member for another year, at the earliest sixty days before the end; a lapsed one begins anew today.</summary>
[Allowed(Roles.Administrator)]
public sealed record RecertifyMember(Guid Id) : ICommand<Done>;

internal sealed class RecertifyMemberHandler(MarketDb db, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<RecertifyMember, Done>
{
    public async Task<Done> Handle(RecertifyMember request, CancellationToken cancellationToken)
    {
        var member = await db.Set<Member>().Include(row => row.Periods).SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        member.Recertify(clock.Today(), actor.Code, clock.GetUtcNow());
        trail.Say(member.Subject(), member.Id.ToString(), $"certified until {member.CertifiedUntil:yyyy-MM-dd}");
        await mediator.Send(new TellParties("members.notice-recertified", [$"{member.CertifiedUntil:yyyy-MM-dd}"], "/member/pledge") { Organisations = [member.Id] }, cancellationToken);
        return default;
    }
}
