using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>Asks what changed rules would have done in a past period. The answer is worked out in the background. Sent twice it is one trial.</summary>
/// <param name="Id">Of the trial.</param>
/// <param name="From">The first day (China's).</param>
/// <param name="To">The last day, which counts; at most today.</param>
/// <param name="Changes">Of the latest version.</param>
[Allowed(Roles.Administrator)]
public sealed record TryCharter(Guid Id, DateOnly? From, DateOnly? To, CharterChanges Changes) : ICommand<Done>;

internal sealed class TryCharterHandler(MarketDb db, LatestCharter latest, IEnumerable<ICharterRule> rules, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<TryCharter, Done>
{
    private const int MostDays = 1100;

    public async Task<Done> Handle(TryCharter request, CancellationToken cancellationToken)
    {
        if (await db.Set<WhatIfRun>().AnyAsync(run => run.Id == request.Id, cancellationToken)) return default;
        new FieldErrors()
            .Require(request.From is not null, "from", "draft.day-missing")
            .Require(request.To is not null, "to", "draft.day-missing")
            .Require(request.To is null || request.To <= clock.Today(), "to", "draft.day-in-future")
            .Require(request.From is null || request.To is null || request.From <= request.To, "from", "draft.period-backwards")
            .Require(request.From is null || request.To is null || request.To.Value.DayNumber - request.From.Value.DayNumber < MostDays, "from", "draft.period-too-long", MostDays)
            .ThrowIfAny();
        var basis = await latest.Read(cancellationToken);
        request.Changes.Check(basis);
        db.Add(new WhatIfRun
        {
            Id = request.Id, At = clock.GetUtcNow(), By = actor.Code, From = request.From!.Value, To = request.To!.Value, BasedOn = basis.Number, Changes = request.Changes.ToJson(),
            RulesAll = rules.Count(),
        });
        trail.Say($"what-if/{request.Id}");
        return default;
    }
}
