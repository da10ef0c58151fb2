using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>Takes out of a live lot what a household no longer has, and tells orders when that stood in its shares or in anybody's reservation.</summary>
internal sealed class OfferShrinking(MarketDb db, IMediator mediator, CurrentActor actor, TimeProvider clock)
{
    /// <param name="lotId">The live lot.</param>
    /// <param name="household">The household.</param>
    /// <param name="less">How much less it has.</param>
    /// <param name="all">All that it has there, whatever of it was dispatched already; otherwise less than what was dispatched is refused (<c>stock.below-dispatched</c>).</param>
    public async Task Lower(Guid lotId, string household, Weight less, bool all, CancellationToken cancellation)
    {
        var lot = await LotRows.GetLocked(db, lotId, cancellation) ?? throw new NotFound();
        var offer = (await LotRows.Offers(db, lotId, cancellation)).Single(offer => offer.HouseholdCode == household);
        var most = offer.Remaining + offer.Withdrawn - offer.Settled + offer.Promised - offer.Lacking;
        if (less > most && !all) throw new RuleBroken("stock.below-dispatched", offer.Dispatched) { Field = "weight" };
        var (taken, missing) = offer.Lower(Weight.Min(less, most), lot.PublishedAt is null ? null : lot.Step);
        var overbooked = lot.Shrink(taken + missing, actor.Code, clock.GetUtcNow());
        await LotRows.Save(db, lotId, cancellation);
        if (missing.IsPositive || overbooked.IsPositive) await mediator.Publish(new OfferShrunk(lotId, household, missing, overbooked), cancellation);
    }

    /// <summary>The household lacks this much of its shares, and everything that it has beyond them.</summary>
    public async Task Lack(Guid lotId, string household, Weight missing, CancellationToken cancellation)
    {
        await LotRows.Lock(db, [lotId], cancellation);
        var offer = (await LotRows.Offers(db, lotId, cancellation)).Single(offer => offer.HouseholdCode == household);
        await Lower(lotId, household, missing + offer.Remaining + offer.Withdrawn - offer.Settled, all: false, cancellation);
    }
}
