using AutoMapper;
using AutoMapper.QueryableExtensions;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Admin;

/// <summary>Work after commit that failed and is not done yet, the newest first. It is tried again by itself.</summary>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator)]
public sealed record FindFailures(string? After = null, int Limit = 50) : IQuery<Page<FailureRow>>;

/// <summary>A message of the outbox that failed.</summary>
public sealed class FailureRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The request that it carries.</summary>
    public required string Kind { get; init; }

    public required int Attempts { get; init; }

    /// <summary>When it is tried again.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What went wrong last.</summary>
    public required string LastError { get; init; }
}

internal sealed class FindFailuresHandler(MarketDb db, IConfigurationProvider rows) : IRequestHandler<FindFailures, Page<FailureRow>>
{
    public async Task<Page<FailureRow>> Handle(FindFailures request, CancellationToken cancellationToken)
    {
        var failures = db.Set<OutboxMessage>().AsNoTracking().Where(message => message.DoneAt == null && message.LastError != null);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            failures = failures.Where(message => message.At <= at && (message.At < at || message.Id.CompareTo(id) < 0));
        }

        var take = Pages.Rows(request.Limit);
        var found = await failures.OrderByDescending(message => message.At).ThenByDescending(message => message.Id).Take(take + 1).ProjectTo<FailureRow>(rows)
            .ToListAsync(cancellationToken);
        return Pages.Of(found, take, row => Cursor.Of(row.At, row.Id));
    }
}
