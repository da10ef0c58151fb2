using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>The first of two administrators admits a company; the others are asked to confirm.</summary>
[Allowed(Roles.Administrator)]
public sealed record AdmitApplicant(Guid Id) : ICommand<Done>;

internal sealed class AdmitApplicantHandler(MarketDb db, ApplicantRules rules, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<AdmitApplicant, Done>
{
    public async Task<Done> Handle(AdmitApplicant request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var application = await db.Set<MembershipApplication>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        await rules.RequireFree(application.CreditCode, ChinaTime.DayOf(now), cancellationToken);
        application.Admit(actor.Account, actor.Code, now);
        trail.Say(application.Subject(), detail: "admitted");
        var others = (await rules.Administrators(cancellationToken)).Where(account => account != actor.Account).ToList();
        await mediator.Send(new TellParties("members.notice-to-confirm", [application.Number, application.Name, actor.Code], application.Page()) { Accounts = others }, cancellationToken);
        return default;
    }
}
