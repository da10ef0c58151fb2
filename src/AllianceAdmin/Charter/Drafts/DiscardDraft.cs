using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>Gives a draft up. It stays readable.</summary>
[Allowed(Roles.Administrator)]
public sealed record DiscardDraft(Guid Id) : ICommand<Done>;

internal sealed class DiscardDraftHandler(MarketDb db, ActTrail trail) : IRequestHandler<DiscardDraft, Done>
{
    public async Task<Done> Handle(DiscardDraft request, CancellationToken cancellationToken)
    {
        var draft = await db.Set<CharterDraft>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        draft.Discard();
        trail.Say($"charter-draft/{draft.Id}");
        return default;
    }
}
