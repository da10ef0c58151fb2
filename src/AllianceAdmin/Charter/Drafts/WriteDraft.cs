using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>Begins a draft of the next version of the charter, or writes on in one that nobody has proposed yet. Sent twice it is the same draft.</summary>
/// <param name="Id">Of the draft; a new one is made under it.</param>
/// <param name="Title">In both languages.</param>
/// <param name="EffectiveFrom">The first day (China's) on which it shall be in force.</param>
/// <param name="Reason">Why, for those who are bound.</param>
/// <param name="Changes">Of the latest version.</param>
[Allowed(Roles.Administrator)]
public sealed record WriteDraft(Guid Id, Bilingual Title, DateOnly? EffectiveFrom, string Reason, CharterChanges Changes) : ICommand<Done>;

internal sealed class WriteDraftHandler(MarketDb db, LatestCharter latest, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<WriteDraft, Done>
{
    private const int LongestTitle = 200;
    private const int LongestReason = 1000;

    public async Task<Done> Handle(WriteDraft request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var basis = await latest.Read(cancellationToken);
        new FieldErrors()
            .Require(request.Title.Zh.Trim() is { Length: > 0 and <= LongestTitle }, "titleZh", "draft.title-missing", LongestTitle)
            .Require(request.Title.En.Trim() is { Length: > 0 and <= LongestTitle }, "titleEn", "draft.title-missing", LongestTitle)
            .Require(request.Reason.Trim() is { Length: > 0 and <= LongestReason }, "reason", "draft.reason-missing", LongestReason)
            .Require(request.EffectiveFrom is not null, "effectiveFrom", "draft.day-missing").ThrowIfAny();
        request.Changes.Check(basis);
        CharterDraft.CheckDay(request.EffectiveFrom!.Value, await latest.NoticeDays(clock.Today(), cancellationToken), basis, clock.Today());

        var draft = await db.Set<CharterDraft>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (draft is null) db.Add(draft = new CharterDraft { Id = request.Id, BasedOn = basis.Number, CreatedAt = now, CreatedBy = actor.Code });
        draft.Write(new Bilingual(request.Title.Zh.Trim(), request.Title.En.Trim()), request.EffectiveFrom.Value, request.Reason.Trim(), request.Changes);
        trail.Say($"charter-draft/{draft.Id}");
        return default;
    }
}
