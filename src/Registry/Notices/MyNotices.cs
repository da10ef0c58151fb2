using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Notices;

/// <summary>What the actor and the actor's organisation were told, newest first.</summary>
/// <param name="Before">The id of the last notice of the page before.</param>
[SignedIn]
public sealed record MyNotices(bool UnreadOnly = false, Guid? Before = null, int Limit = 50) : IQuery<NoticePage>;

/// <param name="Items">The notices.</param>
/// <param name="Unread">How many are unread in all, counted to 100.</param>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record NoticePage(IReadOnlyList<NoticeRow> Items, int Unread, Guid? Next);

/// <param name="Code">Key of the sentence; the arguments fill it.</param>
public sealed record NoticeRow(Guid Id, DateTimeOffset At, string Code, IReadOnlyList<string> Arguments, string? Link, bool Read);

internal sealed class MyNoticesHandler(MarketDb db, CurrentActor actor) : IRequestHandler<MyNotices, NoticePage>
{
    public async Task<NoticePage> Handle(MyNotices request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, 200);
        var mine = db.NoticesOf(actor).AsNoTracking();
        var found = request.UnreadOnly ? mine.Where(notice => notice.ReadAt == null) : mine;
        if (request.Before is { } before)
        {
            var at = await mine.Where(notice => notice.Id == before).Select(notice => notice.At).SingleOrDefaultAsync(cancellationToken);
            found = found.Where(notice => notice.At < at || (notice.At == at && notice.Id.CompareTo(before) < 0));
        }

        var rows = await found.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Take(limit + 1)
            .ToListAsync(cancellationToken);
        var unread = await mine.Where(notice => notice.ReadAt == null).Take(100).CountAsync(cancellationToken);
        var items = rows.Take(limit).Select(row => new NoticeRow(row.Id, row.At, row.Code, row.Values(), row.Link, row.ReadAt is not null)).ToList();
        return new NoticePage(items, unread, rows.Count > limit ? items[^1].Id : null);
    }
}

internal static class NoticeReach
{
    /// <summary>The actor's own notices and those of the actor's organisation.</summary>
    public static IQueryable<Notice> NoticesOf(this MarketDb db, CurrentActor actor)
    {
        var (account, organisation) = (actor.Account, actor.Value.OrganisationId);
        return organisation is null
            ? db.Set<Notice>().Where(notice => notice.AccountId == account)
            : db.Set<Notice>().Where(notice => notice.AccountId == account || notice.OrganisationId == organisation);
    }
}
