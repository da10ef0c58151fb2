using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Another administrator agrees to a measure, which acts at once, or declines it. The unit is told.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideMeasure(Guid Id, bool Agree) : ICommand<Done>;

internal sealed class DecideMeasureHandler(MarketDb db, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<DecideMeasure, Done>
{
    public async Task<Done> Handle(DecideMeasure request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var proposed = await db.Set<MeasureProposal>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        RuleBroken.If(proposed.ProposedBy == actor.Account, "members.four-eyes");
        var (by, code, oldest) = (actor.Account, actor.Code, now.AddDays(-MeasureProposal.Days));
        var decided = await db.Set<MeasureProposal>().Where(row => row.Id == proposed.Id && row.DecidedAt == null && row.ProposedAt > oldest).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DecidedAt, now).SetProperty(row => row.DecidedBy, by).SetProperty(row => row.DecidedByCode, code).SetProperty(row => row.Agreed, request.Agree),
            cancellationToken);
        if (decided == 0) throw new RuleBroken("members.measure-closed") { Status = 409 };

        var member = await db.Set<Member>().Include(row => row.Periods).SingleAsync(row => row.Id == proposed.MemberId, cancellationToken);
        trail.Say(member.Subject(), member.Id.ToString(), $"{(request.Agree ? "agrees to" : "declines")} {proposed.Measure}");
        if (!request.Agree) return default;
        member.Apply(proposed.Measure, ChinaTime.DayOf(now), proposed.ProposedByCode, actor.Code, proposed.Reason, now);
        var told = proposed.Measure switch
        {
            MemberMeasure.Suspend => "members.notice-suspended",
            MemberMeasure.Resume => "members.notice-resumed",
            _ => "members.notice-removed",
        };
        await mediator.Send(new TellParties(told, [proposed.Reason], "/member/pledge") { Organisations = [member.Id] }, cancellationToken);
        return default;
    }
}
