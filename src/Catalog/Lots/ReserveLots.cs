using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A weight of a lot.</summary>
public sealed record LotWeight(Guid LotId, Weight Weight);

/// <summary>
/// Takes these weights out of what is free, all or nothing; a lot from which nothing orderable is left is sold out. Send it last in the act: it locks the lots' rows.
/// Refused with <c>orders.not-enough</c> (409, <c>Facts["free"]</c> = grams by lot id) when a lot has less, is not published or has spoiled.
/// </summary>
[WithinAct]
public sealed record ReserveLots(IReadOnlyList<LotWeight> Lots) : ICommand<Done>;

internal sealed class ReserveLotsHandler(MarketDb db, IMediator mediator, CurrentActor actor, TimeProvider clock) : IRequestHandler<ReserveLots, Done>
{
    public async Task<Done> Handle(ReserveLots request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var wanted = LotWeights.Summed(request.Lots);
        // Nearly always something is left of each, and one journey does it. Else they are gone through one by one, to know which.
        const string before = "reserving";
        await db.Database.CurrentTransaction!.CreateSavepointAsync(before, cancellationToken);
        if (await LotRows.Change(db, SomethingLeft, wanted.Select(lot => new object[] { lot.LotId, lot.Weight.Grams, today }), cancellationToken) != wanted.Count)
        {
            await db.Database.CurrentTransaction.RollbackToSavepointAsync(before, cancellationToken);
            await OneByOne(wanted, now, today, cancellationToken);
        }

        await mediator.Publish(new LotsChanged([.. wanted.Select(lot => lot.LotId)]), cancellationToken);
        return default;
    }

    private const string SomethingLeft = "\"Free_Grams\" = \"Free_Grams\" - {1}, \"Reserved_Grams\" = \"Reserved_Grams\" + {1}, \"Version\" = \"Version\" + 1 "
        + "WHERE \"Id\" = {0} AND \"State\" = '" + nameof(LotState.Published) + "' AND \"ListedUntil\" >= {2} AND \"Free_Grams\" - {1} >= \"Step_Grams\"";

    private async Task OneByOne(IReadOnlyList<LotWeight> wanted, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        foreach (var (id, weight) in wanted)
        {
            var onSale = db.Set<Lot>().Where(lot => lot.Id == id && lot.State == LotState.Published && lot.ListedUntil >= today);
            if (await Reserve(onSale.Where(lot => lot.Free.Grams - weight.Grams >= lot.Step.Grams), weight.Grams, LotState.Published, cancellation)) continue;
            if (!await Reserve(onSale.Where(lot => lot.Free.Grams >= weight.Grams), weight.Grams, LotState.SoldOut, cancellation)) throw await NotEnough(wanted, id, today, cancellation);
            db.Add(new LotMove { Id = Guid.CreateVersion7(now), LotId = id, From = LotState.Published, To = LotState.SoldOut, By = actor.Code, At = now });
        }
    }

    private static async Task<bool> Reserve(IQueryable<Lot> lots, long grams, LotState state, CancellationToken cancellation) =>
        await lots.ExecuteUpdateAsync(
            set => set.SetProperty(lot => lot.Free.Grams, lot => lot.Free.Grams - grams)
                .SetProperty(lot => lot.Reserved.Grams, lot => lot.Reserved.Grams + grams)
                .SetProperty(lot => lot.State, state)
                .SetProperty(lot => lot.Version, lot => lot.Version + 1),
            cancellation) == 1;

    private async Task<RuleBroken> NotEnough(IReadOnlyList<LotWeight> wanted, Guid failed, DateOnly today, CancellationToken cancellation)
    {
        var ids = wanted.Select(lot => lot.LotId).ToList();
        var free = await db.Set<Lot>().AsNoTracking().Where(lot => ids.Contains(lot.Id) && lot.ListedUntil >= today && (lot.State == LotState.Published || lot.State == LotState.SoldOut))
            .ToDictionaryAsync(lot => lot.Id, lot => lot.Free.Grams, cancellation);
        // What this act reserved before it failed is undone with it.
        foreach (var before in wanted.TakeWhile(lot => lot.LotId != failed)) free[before.LotId] += before.Weight.Grams;
        return new RuleBroken("orders.not-enough", new Weight(free.GetValueOrDefault(failed)))
        {
            Status = 409,
            Facts = new Dictionary<string, object?> { ["lot"] = failed, ["free"] = ids.ToDictionary(id => id.ToString(), id => free.GetValueOrDefault(id)) },
        };
    }
}

/// <summary>Weights by lot, each lot once, in id order.</summary>
internal static class LotWeights
{
    public static IReadOnlyList<LotWeight> Summed(IEnumerable<LotWeight> lots)
    {
        var summed = lots.GroupBy(lot => lot.LotId).Select(group => new LotWeight(group.Key, Weight.Sum(group.Select(lot => lot.Weight)))).OrderBy(lot => lot.LotId).ToList();
        return summed.TrueForAll(lot => lot.Weight.IsPositive) ? summed : throw new ArgumentOutOfRangeException(nameof(lots), "A weight that is not above zero.");
    }
}
