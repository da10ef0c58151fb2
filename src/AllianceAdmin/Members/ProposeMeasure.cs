using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>An administrator proposes to suspend, resume or remove a member; another one decides within a week.</summary>
[Allowed(Roles.Administrator)]
public sealed record ProposeMeasure(Guid MemberId, MemberMeasure Measure, string? Reason) : ICommand<Done>;

internal sealed class ProposeMeasureHandler(MarketDb db, ApplicantRules rules, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<ProposeMeasure, Done>
{
    public async Task<Done> Handle(ProposeMeasure request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reason = Typing.Reason(request.Reason);
        var member = await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.MemberId, cancellationToken) ?? throw new NotFound();
        var fits = request.Measure == MemberMeasure.Resume ? member.State == MemberState.Suspended
            : member.State == MemberState.Active || (request.Measure == MemberMeasure.Remove && member.State == MemberState.Suspended);
        if (!fits) throw new RuleBroken("members.wrong-state") { Status = 409 };
        var oldest = now.AddDays(-MeasureProposal.Days);
        if (await db.Set<MeasureProposal>().AnyAsync(row => row.MemberId == member.Id && row.DecidedAt == null && row.ProposedAt > oldest, cancellationToken))
        {
            throw new RuleBroken("members.measure-open") { Status = 409 };
        }

        db.Add(new MeasureProposal
        {
            Id = Guid.CreateVersion7(now), MemberId = member.Id, Measure = request.Measure, Reason = reason, ProposedBy = actor.Account, ProposedByCode = actor.Code, ProposedAt = now,
        });
        trail.Say(member.Subject(), member.Id.ToString(), $"proposes {request.Measure}");
        var others = (await rules.Administrators(cancellationToken)).Where(account => account != actor.Account).ToList();
        await mediator.Send(new TellParties("members.notice-measure", [member.PlaqueNumber, actor.Code], $"/admin/members/{member.Id}") { Accounts = others }, cancellationToken);
        return default;
    }
}
