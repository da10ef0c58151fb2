using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>The list behind a trial's numbers, by rule and instant.</summary>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindWhatIfActs(Guid RunId, string? Rule = null, WhatIfOutcome? Outcome = null, string? After = null, int Limit = 50) : IQuery<Page<WhatIfActRow>>;

/// <summary>An act that would have gone otherwise.</summary>
/// <param name="Sentence">What the draft says of it; where it says nothing, what the version of its day said.</param>
public sealed record WhatIfActRow(
    int Position, string Rule, WhatIfOutcome Outcome, string Subject, DateTimeOffset At, string Measured, string? LimitThen, string? LimitNow, CharterEffect? EffectThen,
    CharterEffect? EffectNow, string Sentence);

internal sealed class FindWhatIfActsHandler(MarketDb db, Words words) : IRequestHandler<FindWhatIfActs, Page<WhatIfActRow>>
{
    public async Task<Page<WhatIfActRow>> Handle(FindWhatIfActs request, CancellationToken cancellationToken)
    {
        var acts = db.Set<WhatIfAct>().AsNoTracking().Where(act => act.RunId == request.RunId);
        if (request.Rule is { } rule) acts = acts.Where(act => act.Rule == rule);
        if (request.Outcome is { } outcome) acts = acts.Where(act => act.Outcome == outcome);
        if (Cursor.Parse(request.After) is { Key: var position }) acts = acts.Where(act => act.Position > position);
        var take = Pages.Rows(request.Limit);
        var rows = await acts.OrderBy(act => act.Position).Take(take + 1).ToListAsync(cancellationToken);
        return Pages.Of(
            rows.ConvertAll(act => new WhatIfActRow(
                act.Position, act.Rule, act.Outcome, act.Subject, act.At, act.Measured, act.LimitThen, act.LimitNow, act.EffectThen, act.EffectNow,
                words[act.Code, FindingArguments.Read(act.Arguments)])),
            take, row => new Cursor(row.Position, request.RunId));
    }
}
