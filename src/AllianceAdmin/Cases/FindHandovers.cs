using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Liaisons who may record nothing for now and still have households: each household is handed over within the charter's days, the oldest first. A reviewer sees the own county's.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record FindHandovers(int Limit = 100) : IQuery<IReadOnlyList<HandoverTask>>;

/// <summary>A liaison whose households wait for another one.</summary>
/// <param name="Households">Their codes.</param>
public sealed record HandoverTask(string LiaisonCode, string CountyCode, IReadOnlyList<string> Households, DateTimeOffset DueAt, bool Overdue);

internal sealed class FindHandoversHandler(MarketDb db, CaseReach reach, CurrentActor actor, TimeProvider clock) : IRequestHandler<FindHandovers, IReadOnlyList<HandoverTask>>
{
    public async Task<IReadOnlyList<HandoverTask>> Handle(FindHandovers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var days = (await reach.Ladder(now, cancellationToken)).HandoverDays;
        var county = actor.Is(Roles.Administrator) ? null : actor.County;
        var found = await (
            from measure in db.MeasuresAt(now)
            where measure.PartyKind == PartyKind.Liaison && (measure.Measure == Measure.Suspension || measure.Measure == Measure.Removal)
            join liaison in db.Liaisons() on measure.PartyId equals liaison.Id
            where county == null || liaison.CountyCode == county
            where db.Assignments().Any(row => row.LiaisonId == liaison.Id && row.To == null)
            group measure by new { liaison.Id, liaison.Code, liaison.CountyCode } into each
            orderby each.Min(measure => measure.From)
            select new { each.Key.Id, each.Key.Code, each.Key.CountyCode, From = each.Min(measure => measure.From) }).Take(Pages.Rows(request.Limit)).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(row => row.Id);
        var households = (await db.Assignments().Where(row => ids.Contains(row.LiaisonId) && row.To == null).OrderBy(row => row.HouseholdCode)
            .Select(row => new { row.LiaisonId, row.HouseholdCode }).ToListAsync(cancellationToken)).ToLookup(row => row.LiaisonId, row => row.HouseholdCode);
        return [.. found.Select(row => new HandoverTask(row.Code, row.CountyCode, [.. households[row.Id]], row.From.AddDays(days), now > row.From.AddDays(days)))];
    }
}
