using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>Gives a draft to a second administrator to decide.</summary>
[Allowed(Roles.Administrator)]
public sealed record ProposeDraft(Guid Id) : ICommand<Done>;

internal sealed class ProposeDraftHandler(MarketDb db, CurrentActor actor, ActTrail trail) : IRequestHandler<ProposeDraft, Done>
{
    public async Task<Done> Handle(ProposeDraft request, CancellationToken cancellationToken)
    {
        var draft = await db.Set<CharterDraft>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        draft.Propose(actor.Code);
        trail.Say($"charter-draft/{draft.Id}");
        return default;
    }
}
