using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>An administrator has seen that what was wrong is mended: in the days of a warning it halves the points. What the rules can measure they see by themselves.</summary>
[Allowed(Roles.Administrator)]
public sealed record CureCase(Guid CaseId, string? Note) : ICommand<Done>;

internal sealed class CureCaseHandler(CaseReach reach, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<CureCase, Done>
{
    public async Task<Done> Handle(CureCase request, CancellationToken cancellationToken)
    {
        var one = await reach.Load(request.CaseId, cancellationToken);
        var note = CaseText.Of(request.Note, "note", "cases.reasons-missing");
        RuleBroken.If(one.DecidedAt is null, "cases.cure-later");
        if (!one.Cure(actor.Code, note, clock.GetUtcNow())) throw new RuleBroken("cases.cure-over") { Status = 409 };
        trail.Say($"case/{one.Id}", one.PartyId.ToString());
        await notices.TellParty(one, "cases.notice-halved", cancellationToken);
        return default;
    }
}
