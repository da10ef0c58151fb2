using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// Whoever's turn it is says yes or no, with a reason: the county's reviewer, then an administrator for the city, then another one for the province. Each step is another
/// person's (<c>certification.same-person</c>), and neither is the applicant's.
/// </summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record DecideApplication(Guid ApplicationId, bool Approve, string Reason) : ICommand<ApplicationState>;

internal sealed class DecideApplicationHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter, IMediator mediator)
    : IRequestHandler<DecideApplication, ApplicationState>
{
    public async Task<ApplicationState> Handle(DecideApplication request, CancellationToken cancellationToken)
    {
        var (now, reason) = (clock.GetUtcNow(), Reasons.Required(request.Reason));
        var county = actor.Is(Roles.CountyReviewer) ? actor.Value.CountyCode : null;
        var application = await db.Set<CertificateApplication>()
            .SingleOrDefaultAsync(row => row.Id == request.ApplicationId && (actor.Is(Roles.Administrator) || row.CountyCode == county), cancellationToken) ?? throw new NotFound();
        var mine = application.State == ApplicationState.AtCounty ? application.CountyCode == county
            : application.State is ApplicationState.AtCity or ApplicationState.AtProvince && actor.Is(Roles.Administrator);
        if (!mine) throw new RuleBroken(application.ClosedAt is null && application.State != ApplicationState.InNotice ? "certification.not-your-turn" : "certification.wrong-state") { Status = 409 };
        if (request.Approve) application.Approve(actor.Code, now, reason, (await charter.Terms(now, cancellationToken)).CertificateNoticeDays);
        else application.Refuse(actor.Code, now, reason);
        trail.Say($"application/{application.Id}", application.CooperativeId.ToString(), application.State.ToString());
        var code = application.State switch
        {
            ApplicationState.Refused => "certification.notice-refused",
            ApplicationState.InNotice => "certification.notice-begun",
            _ => "certification.notice-agreed",
        };
        await mediator.Send(new TellParties(code, [application.Number], $"/cooperative/certification/{application.Id}") { Organisations = [application.CooperativeId] }, cancellationToken);
        return application.State;
    }
}

/// <summary>Reasons that are kept for ever.</summary>
internal static class Reasons
{
    public const int Longest = 2000;

    /// <exception cref="InvalidFields">None, or a very long one.</exception>
    public static string Required(string? given, string field = "reason")
    {
        var reason = given?.Trim() ?? "";
        new FieldErrors().Require(reason.Length > 0, field, "certification.reason-missing").Require(reason.Length <= Longest, field, "text.too-long", Longest).ThrowIfAny();
        return reason;
    }
}
