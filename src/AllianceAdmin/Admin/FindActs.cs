using AutoMapper;
using AutoMapper.QueryableExtensions;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Admin;

/// <summary>Who did what, the newest first.</summary>
/// <param name="Subject">Only what was done to this thing: <c>lot/0199…</c>, <c>household/HH-431226-000123</c>.</param>
/// <param name="By">Only what this account did, by its code; <c>system</c> for jobs.</param>
/// <param name="OnBehalfOf">Only what was done for this household or organisation.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindActs(string? Subject = null, string? By = null, string? OnBehalfOf = null, string? After = null, int Limit = 50) : IQuery<Page<ActRow>>;

/// <summary>One line of the audit trail.</summary>
public sealed class ActRow
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>The use case.</summary>
    public required string Name { get; init; }

    public required string Subject { get; init; }

    public required string? OnBehalfOf { get; init; }

    public required string? Detail { get; init; }
}

internal sealed class FindActsHandler(MarketDb db, IConfigurationProvider rows) : IRequestHandler<FindActs, Page<ActRow>>
{
    public async Task<Page<ActRow>> Handle(FindActs request, CancellationToken cancellationToken)
    {
        var acts = db.Set<Act>().AsNoTracking();
        if (request.Subject is { } subject) acts = acts.Where(act => act.Subject == subject);
        if (request.By is { } by) acts = acts.Where(act => act.By == by);
        if (request.OnBehalfOf is { } party) acts = acts.Where(act => act.OnBehalfOf == party);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) acts = acts.Where(act => act.At <= at && (act.At < at || act.Id.CompareTo(id) < 0));

        var take = Pages.Rows(request.Limit);
        var found = await acts.OrderByDescending(act => act.At).ThenByDescending(act => act.Id).Take(take + 1).ProjectTo<ActRow>(rows).ToListAsync(cancellationToken);
        return Pages.Of(found, take, row => Cursor.Of(row.At, row.Id));
    }
}
