using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>A draft with what it changes, as text; null when there is none.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetDraft(Guid Id) : IQuery<DraftText?>;

/// <summary>A draft as people read it.</summary>
/// <param name="Earliest">The first day from which it may be in force, were it adopted today.</param>
/// <param name="Differences">What would be otherwise.</param>
public sealed record DraftText(
    Guid Id, int BasedOn, Bilingual Title, DateOnly EffectiveFrom, DateOnly Earliest, string Reason, DraftState State, string CreatedBy, string? ProposedBy, string? DecidedBy,
    string? DecisionReason, int? Number, CharterChanges Changes, IReadOnlyList<CharterDifference> Differences);

internal sealed class GetDraftHandler(MarketDb db, LatestCharter latest, TimeProvider clock) : IRequestHandler<GetDraft, DraftText?>
{
    public async Task<DraftText?> Handle(GetDraft request, CancellationToken cancellationToken)
    {
        var draft = await db.Set<CharterDraft>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (draft is null) return null;
        var basis = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters).SingleAsync(row => row.Number == draft.BasedOn, cancellationToken);
        var (changes, today) = (CharterChanges.FromJson(draft.Changes), clock.Today());
        var next = basis.With(changes, basis.Number + 1, draft.Title, basis.AdoptedBy, draft.EffectiveFrom, clock.GetUtcNow());
        return new DraftText(
            draft.Id, draft.BasedOn, draft.Title, draft.EffectiveFrom, today.AddDays(await latest.NoticeDays(today, cancellationToken)), draft.Reason, draft.State, draft.CreatedBy,
            draft.ProposedBy, draft.DecidedBy, draft.DecisionReason, draft.Number, changes, CharterDifference.Between(basis, next));
    }
}
