using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>Trials, the newest first.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindWhatIfs(string? After = null, int Limit = 50) : IQuery<Page<WhatIfRow>>;

/// <summary>A trial in a list.</summary>
public sealed record WhatIfRow(Guid Id, DateTimeOffset At, string By, DateOnly From, DateOnly To, WhatIfState State, int RulesDone, int RulesAll, int Acts);

internal sealed class FindWhatIfsHandler(MarketDb db) : IRequestHandler<FindWhatIfs, Page<WhatIfRow>>
{
    public async Task<Page<WhatIfRow>> Handle(FindWhatIfs request, CancellationToken cancellationToken)
    {
        var runs = db.Set<WhatIfRun>().AsNoTracking();
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) runs = runs.Where(run => run.At <= at && (run.At < at || run.Id.CompareTo(id) < 0));
        var take = Pages.Rows(request.Limit);
        var rows = await runs.OrderByDescending(run => run.At).ThenByDescending(run => run.Id).Take(take + 1)
            .Select(run => new WhatIfRow(run.Id, run.At, run.By, run.From, run.To, run.State, run.RulesDone, run.RulesAll, run.Acts)).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.At, row.Id));
    }
}
