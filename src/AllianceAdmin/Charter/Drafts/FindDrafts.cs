using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>Drafts of the charter, the newest first.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindDrafts(string? After = null, int Limit = 50) : IQuery<Page<DraftRow>>;

/// <summary>A draft in a list.</summary>
public sealed record DraftRow(Guid Id, DateTimeOffset CreatedAt, Bilingual Title, DraftState State, DateOnly EffectiveFrom, string CreatedBy, string? ProposedBy, int? Number);

internal sealed class FindDraftsHandler(MarketDb db) : IRequestHandler<FindDrafts, Page<DraftRow>>
{
    public async Task<Page<DraftRow>> Handle(FindDrafts request, CancellationToken cancellationToken)
    {
        var drafts = db.Set<CharterDraft>().AsNoTracking();
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            drafts = drafts.Where(draft => draft.CreatedAt <= at && (draft.CreatedAt < at || draft.Id.CompareTo(id) < 0));
        }

        var take = Pages.Rows(request.Limit);
        var rows = await drafts.OrderByDescending(draft => draft.CreatedAt).ThenByDescending(draft => draft.Id).Take(take + 1)
            .Select(draft => new DraftRow(draft.Id, draft.CreatedAt, draft.Title, draft.State, draft.EffectiveFrom, draft.CreatedBy, draft.ProposedBy, draft.Number))
            .ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.CreatedAt, row.Id));
    }
}
