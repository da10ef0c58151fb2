using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>What the unit's buying did, in money, weight and households together.</summary>
/// <param name="From">China's day, included; null: from the beginning.</param>
/// <param name="To">China's day, included; null: until now.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record OwnImpact(DateOnly? From = null, DateOnly? To = null) : IQuery<UnitImpact>;

/// <summary>The figures, of accepted goods only.</summary>
public sealed record UnitImpact
{
    public required Money Amount { get; init; }

    /// <summary>What of the amount is the households' at the frozen household prices, each delivery of a lot rounded once.</summary>
    public required Money ToHouseholds { get; init; }

    public required Weight Accepted { get; init; }

    public required int Households { get; init; }

    public required int Orders { get; init; }

    public required IReadOnlyList<ProduceImpact> ByProduce { get; init; }
}

/// <summary>The figures of one produce.</summary>
public sealed record ProduceImpact(string Produce, Weight Accepted, Money Amount);

internal sealed class OwnImpactHandler(MarketDb db, CurrentActor actor) : IRequestHandler<OwnImpact, UnitImpact>
{
    public async Task<UnitImpact> Handle(OwnImpact request, CancellationToken cancellationToken)
    {
        var (unit, perTonne) = (actor.Organisation, WeightUnit.Tonne.Grams());
        var dispatches = db.Set<Dispatch>().AsNoTracking().Where(dispatch => dispatch.MemberId == unit && dispatch.WeighedAt != null);
        if (request.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            dispatches = dispatches.Where(dispatch => dispatch.WeighedAt >= start);
        }

        if (request.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            dispatches = dispatches.Where(dispatch => dispatch.WeighedAt < end);
        }

        var taken = from dispatch in dispatches
                    join delivered in db.Set<DispatchLine>() on dispatch.Id equals delivered.DispatchId
                    join line in db.Set<OrderLine>() on delivered.LineId equals line.Id
                    where delivered.Accepted.Grams > 0
                    select new
                    {
                        delivered.Id, delivered.OrderId, line.Produce, Grams = delivered.Accepted.Grams, Fen = delivered.Amount.Fen,
                        HouseholdFen = (delivered.Accepted.Grams * line.HouseholdPrice.FenPerTonne + perTonne / 2) / perTonne,
                    };
        var byProduce = await taken.GroupBy(row => row.Produce)
            .Select(group => new { Produce = group.Key, Grams = group.Sum(row => row.Grams), Fen = group.Sum(row => row.Fen), HouseholdFen = group.Sum(row => row.HouseholdFen) })
            .OrderByDescending(row => row.Grams).ThenBy(row => row.Produce).ToListAsync(cancellationToken);
        return new UnitImpact
        {
            Amount = new Money(byProduce.Sum(row => row.Fen)), ToHouseholds = new Money(byProduce.Sum(row => row.HouseholdFen)), Accepted = new Weight(byProduce.Sum(row => row.Grams)),
            Orders = await taken.Select(row => row.OrderId).Distinct().CountAsync(cancellationToken),
            Households = await (from row in taken
                                join weighing in db.Set<Weighing>() on row.Id equals weighing.DispatchLineId
                                select weighing.HouseholdCode).Distinct().CountAsync(cancellationToken),
            ByProduce = [.. byProduce.Select(row => new ProduceImpact(row.Produce, new Weight(row.Grams), new Money(row.Fen)))],
        };
    }
}
