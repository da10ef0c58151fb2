using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>A second administrator adopts a proposed draft, which makes it the next version, or sends it back.</summary>
/// <param name="Reason">Always needed: it is published with the version.</param>
[Allowed(Roles.Administrator)]
public sealed record DecideDraft(Guid Id, bool Adopt, string Reason) : ICommand<DecidedDraft>;

/// <summary>What became of it.</summary>
/// <param name="Number">The new version's number; null when it was sent back.</param>
public sealed record DecidedDraft(int? Number);

internal sealed class DecideDraftHandler(MarketDb db, LatestCharter latest, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<DecideDraft, DecidedDraft>
{
    private const int LongestReason = 1000;

    public async Task<DecidedDraft> Handle(DecideDraft request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reason = request.Reason.Trim();
        new FieldErrors().Require(reason is { Length: > 0 and <= LongestReason }, "reason", "draft.reason-missing", LongestReason).ThrowIfAny();
        var draft = await db.Set<CharterDraft>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        trail.Say($"charter-draft/{draft.Id}", detail: request.Adopt ? "adopted" : "sent-back");
        if (!request.Adopt)
        {
            draft.SendBack(actor.Code, reason, now);
            return new DecidedDraft(null);
        }

        var basis = await latest.Read(cancellationToken);
        draft.Adopt(actor.Code, reason, await latest.NoticeDays(clock.Today(), cancellationToken), basis, now);
        var adoptedBy = new Bilingual($"由 {draft.ProposedBy} 提出，{actor.Code} 通过：{reason}", $"proposed by {draft.ProposedBy}, adopted by {actor.Code}: {reason}");
        db.Add(basis.With(CharterChanges.FromJson(draft.Changes), draft.Number!.Value, draft.Title, adoptedBy, draft.EffectiveFrom, now));
        trail.Say($"charter/{draft.Number}");
        return new DecidedDraft(draft.Number);
    }
}
