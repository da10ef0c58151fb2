using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Gives up reservations: back on sale, or back to the households when the lot is no longer on sale or they no longer have it.</summary>
[WithinAct]
public sealed record ReleaseLots(IReadOnlyList<LotWeight> Lots) : ICommand<Done>;

internal sealed class ReleaseLotsHandler(MarketDb db, IMediator mediator, CurrentActor actor, TimeProvider clock, LotRest rest) : IRequestHandler<ReleaseLots, Done>
{
    public async Task<Done> Handle(ReleaseLots request, CancellationToken cancellationToken)
    {
        var released = LotWeights.Summed(request.Lots);
        foreach (var (id, weight) in released)
        {
            var grams = weight.Grams;
            var simple = await db.Set<Lot>().Where(lot => lot.Id == id && lot.State == LotState.Published && lot.Lacking.Grams == 0 && lot.Reserved.Grams >= grams).ExecuteUpdateAsync(
                set => set.SetProperty(lot => lot.Free.Grams, lot => lot.Free.Grams + grams)
                    .SetProperty(lot => lot.Reserved.Grams, lot => lot.Reserved.Grams - grams)
                    .SetProperty(lot => lot.Version, lot => lot.Version + 1),
                cancellationToken);
            if (simple == 1) continue;

            var lot = await LotRows.GetLocked(db, id, cancellationToken) ?? throw new NotFound();
            lot.Release(weight, actor.Code, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            if (!lot.State.IsLive()) await rest.GiveBack(lot, cancellationToken);
        }

        await mediator.Publish(new LotsChanged([.. released.Select(lot => lot.LotId)]), cancellationToken);
        return default;
    }
}
