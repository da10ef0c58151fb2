using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Reminds units thirty days before their certification ends, and ends the membership of those whose certification is over.</summary>
[SystemOnly]
public sealed record LapseMemberships : ICommand<LapsedMemberships>;

public sealed record LapsedMemberships(int Reminded, int Lapsed);

internal sealed class LapseMembershipsHandler(MarketDb db, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<LapseMemberships, LapsedMemberships>
{
    private const int Most = 500;

    public async Task<LapsedMemberships> Handle(LapseMemberships request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var soon = today.AddDays(Member.ReminderDays);
        var ending = await db.Set<Member>().Include(row => row.Periods)
            .Where(row => (row.State == MemberState.Active || row.State == MemberState.Suspended) && row.CertifiedUntil <= soon
                && (row.CertifiedUntil < today || row.RemindedOf == null || row.RemindedOf != row.CertifiedUntil))
            .OrderBy(row => row.CertifiedUntil).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        var (reminded, lapsed) = (0, 0);
        foreach (var member in ending)
        {
            if (member.CertifiedUntil < today)
            {
                member.Lapse(actor.Code, now);
                trail.Say(member.Subject(), member.Id.ToString(), "lapsed");
                await Tell(member, "members.notice-lapsed", cancellationToken);
                lapsed++;
            }
            else if (member.Remind())
            {
                await Tell(member, "members.notice-ending", cancellationToken);
                reminded++;
            }
        }

        return new LapsedMemberships(reminded, lapsed);
    }

    private Task Tell(Member member, string code, CancellationToken cancellation) =>
        mediator.Send(new TellParties(code, [$"{member.CertifiedUntil:yyyy-MM-dd}"], "/member/pledge") { Organisations = [member.Id] }, cancellation);
}
