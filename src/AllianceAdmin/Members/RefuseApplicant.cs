using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>An administrator refuses a company, with the reason that it is told. It may apply again.</summary>
[Allowed(Roles.Administrator)]
public sealed record RefuseApplicant(Guid Id, string? Reason) : ICommand<Done>;

internal sealed class RefuseApplicantHandler(MarketDb db, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<RefuseApplicant, Done>
{
    public async Task<Done> Handle(RefuseApplicant request, CancellationToken cancellationToken)
    {
        var application = await db.Set<MembershipApplication>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        application.Refuse(actor.Code, Typing.Reason(request.Reason), clock.GetUtcNow());
        trail.Say(application.Subject(), detail: "refused");
        return default;
    }
}
