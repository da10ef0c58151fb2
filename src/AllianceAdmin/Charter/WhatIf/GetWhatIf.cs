using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>A trial with what came of it so far; null when there is none.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetWhatIf(Guid Id) : IQuery<WhatIfAnswer?>;

/// <summary>A trial.</summary>
/// <param name="RulesDone">Of <paramref name="RulesAll"/>.</param>
/// <param name="Acts">How many acts would have gone otherwise.</param>
/// <param name="Totals">By rule and outcome; empty until it is done.</param>
public sealed record WhatIfAnswer(
    Guid Id, DateTimeOffset At, string By, DateOnly From, DateOnly To, int BasedOn, CharterChanges Changes, WhatIfState State, int RulesDone, int RulesAll, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, int Acts, string? Error, IReadOnlyList<WhatIfSum> Totals);

/// <summary>What an outcome of a rule comes to.</summary>
/// <param name="Parties">Cooperatives, member units and liaisons, each once.</param>
/// <param name="Weight">Listed, ordered or on the road.</param>
/// <param name="Households">Whose goods they were, each once.</param>
public sealed record WhatIfSum(string Rule, WhatIfOutcome Outcome, int Acts, int Parties, Weight Weight, Money Money, int Households);

internal sealed class GetWhatIfHandler(MarketDb db) : IRequestHandler<GetWhatIf, WhatIfAnswer?>
{
    public async Task<WhatIfAnswer?> Handle(GetWhatIf request, CancellationToken cancellationToken)
    {
        var run = await db.Set<WhatIfRun>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (run is null) return null;
        var totals = await db.Set<WhatIfTotal>().AsNoTracking().Where(total => total.RunId == run.Id).OrderBy(total => total.Rule).ToListAsync(cancellationToken);
        return new WhatIfAnswer(
            run.Id, run.At, run.By, run.From, run.To, run.BasedOn, CharterChanges.FromJson(run.Changes), run.State, run.RulesDone, run.RulesAll, run.StartedAt, run.FinishedAt, run.Acts,
            run.Error,
            [.. totals.OrderBy(total => total.Rule, StringComparer.Ordinal).ThenBy(total => total.Outcome).Select(total => new WhatIfSum(
                total.Rule, total.Outcome, total.Acts, total.Parties, new Weight(total.Grams), new Money(total.Fen), total.Households))]);
    }
}
