using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>The units directly under the own one, with this year's orders in sums, their pledges and what was decided about them from a warning up; nobody else's.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record GetMyUnits(string? After = null, int Limit = 50) : IQuery<Page<ChildUnit>>;

/// <param name="Orders">Placed this year, those that came to nothing left out.</param>
/// <param name="Ordered">Their sum at the prices of the orders.</param>
/// <param name="Accepted">Accepted this year.</param>
/// <param name="Measures">What holds now, the newest first.</param>
public sealed record ChildUnit(PledgeProgress Pledge, int Orders, Money Ordered, Weight Accepted, IReadOnlyList<StandingMeasure> Measures);

internal sealed class GetMyUnitsHandler(MarketDb db, PledgeReading pledges, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetMyUnits, Page<ChildUnit>>
{
    public async Task<Page<ChildUnit>> Handle(GetMyUnits request, CancellationToken cancellationToken)
    {
        var (own, year, now) = (actor.Organisation, clock.Today().Year, clock.GetUtcNow());
        var (start, take) = (ChinaTime.StartOf(new DateOnly(year, 1, 1)), Pages.Rows(request.Limit));
        var found = db.Register().Where(row => row.ParentId == own);
        if (Typing.Trimmed(request.After) is { } after) found = found.Where(row => string.Compare(row.Code, after) > 0);
        var rows = await found.OrderBy(row => row.Code).Select(row => new { row.Id, row.Code }).Take(take + 1).ToListAsync(cancellationToken);
        var ids = rows.Take(take).Select(row => row.Id).ToList();
        var orders = await db.Orders().Where(row => ids.Contains(row.MemberId) && row.PlacedAt >= start
                && row.State != OrderState.Declined && row.State != OrderState.Lapsed && row.State != OrderState.Cancelled)
            .GroupBy(row => row.MemberId).Select(group => new { group.Key, Count = group.Count(), Fen = group.Sum(row => row.Total.Fen) }).ToDictionaryAsync(row => row.Key, cancellationToken);
        var accepted = await (from dispatch in db.Dispatches()
                              join line in db.DispatchLines() on dispatch.Id equals line.DispatchId
                              where ids.Contains(dispatch.MemberId) && dispatch.WeighedAt >= start
                              group line.Accepted.Grams by dispatch.MemberId into unit
                              select new { unit.Key, Grams = unit.Sum() }).ToDictionaryAsync(row => row.Key, row => row.Grams, cancellationToken);
        var measures = (await db.MeasuresAt(now).Where(row => ids.Contains(row.PartyId) && row.PartyKind == PartyKind.Member && row.Measure != Measure.Reminder)
            .OrderByDescending(row => row.From).ToListAsync(cancellationToken)).ToLookup(row => row.PartyId, row => new StandingMeasure(row.CaseId, row.Number, row.Rule, row.Measure, row.From, row.Until));
        var progress = await pledges.Read(ids, year, cancellationToken);
        return new Page<ChildUnit>(
            [
                .. ids.Select(id => new ChildUnit(
                    progress[id], orders.GetValueOrDefault(id)?.Count ?? 0, new Money(orders.GetValueOrDefault(id)?.Fen ?? 0), new Weight(accepted.GetValueOrDefault(id)), [.. measures[id]])),
            ],
            rows.Count > take ? rows[take - 1].Code : null);
    }
}
