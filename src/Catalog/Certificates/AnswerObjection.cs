using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>An administrator, not the one who objected, answers an objection with a reason: dismissed, or upheld, by which the application is refused.</summary>
[Allowed(Roles.Administrator)]
public sealed record AnswerObjection(Guid ObjectionId, bool Uphold, string Answer) : ICommand<ApplicationState>;

internal sealed class AnswerObjectionHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, IMediator mediator) : IRequestHandler<AnswerObjection, ApplicationState>
{
    public async Task<ApplicationState> Handle(AnswerObjection request, CancellationToken cancellationToken)
    {
        var (now, answer) = (clock.GetUtcNow(), Reasons.Required(request.Answer, "answer"));
        var objection = await db.Set<CertificateObjection>().SingleOrDefaultAsync(row => row.Id == request.ObjectionId, cancellationToken) ?? throw new NotFound();
        var application = await db.Set<CertificateApplication>().SingleAsync(row => row.Id == objection.ApplicationId, cancellationToken);
        objection.Decide(request.Uphold, answer, actor.Code, now);
        // An application that was closed meanwhile stays as it is; its objections are still answered.
        if (request.Uphold && application.ClosedAt is null)
        {
            application.Refuse(actor.Code, now, answer);
            await mediator.Send(
                new TellParties("certification.notice-refused", [application.Number], $"/cooperative/certification/{application.Id}") { Organisations = [application.CooperativeId] },
                cancellationToken);
        }

        trail.Say($"application/{application.Id}", application.CooperativeId.ToString(), $"objection/{objection.Id} {(request.Uphold ? "upheld" : "dismissed")}");
        return application.State;
    }
}
