using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>How a lot's price stands to today's reference; null when the lot may not be seen, or nothing is known to compare with.</summary>
[Anyone]
public sealed record GetLotPrice(Guid LotId) : IQuery<LotPrice?>;

/// <summary>How a price stands to the reference.</summary>
public enum PriceStanding
{
    Fair,

    /// <summary>Above the charter's warning.</summary>
    High,

    /// <summary>Above the charter's stop.</summary>
    TooHigh,
}

/// <summary>A lot's price beside the reference.</summary>
/// <param name="Hundredths">The price in hundredths of a per cent of the reference's upper end.</param>
/// <param name="Split">What of the price is the household's, and what the cooperative's.</param>
/// <param name="Warn">The charter's warning, in hundredths of the reference.</param>
/// <param name="Block">The charter's stop, likewise.</param>
/// <param name="Internal">What the lot's own people and the office see beside.</param>
public sealed record LotPrice(NamedReference Reference, PriceStanding Standing, long Hundredths, PriceSplit Split, int Warn, int Block, PriceQuestion? Internal)
{
    /// <summary>Null when nothing is known to compare with.</summary>
    internal static LotPrice? Of(CatalogNames.Kept names, MarketPrices market, CharterTerms terms, DateTimeOffset now, string produce, Grade grade, PriceSplit split)
    {
        if (market.At(produce, grade, now, terms.References()) is not { } reference) return null;
        var standing = reference.IsAbove(split.Whole, terms.PriceBlockHundredths) ? PriceStanding.TooHigh
            : reference.IsAbove(split.Whole, terms.PriceWarnHundredths) ? PriceStanding.High : PriceStanding.Fair;
        return new LotPrice(
            new NamedReference(names.OfProduce(produce), reference), standing, reference.OverUpper(split.Whole), split, terms.PriceWarnHundredths, terms.PriceBlockHundredths, null);
    }
}

/// <summary>The parts of a unit price; they sum to it.</summary>
public sealed record PriceSplit(UnitPrice Whole, UnitPrice Household)
{
    public UnitPrice Cooperative => new(Whole.FenPerTonne - Household.FenPerTonne, Whole.Per);
}

/// <summary>The question that a high price asks of its cooperative.</summary>
/// <param name="Since">Since when the lot on sale stands above the warning; null when it does not, or is not on sale.</param>
/// <param name="DueAt">Until when it is to be explained.</param>
/// <param name="Explanation">The latest that holds for this price.</param>
public sealed record PriceQuestion(DateTimeOffset? Since, DateTimeOffset? DueAt, PriceExplanationFact? Explanation);

internal sealed class GetLotPriceHandler(MarketDb db, CatalogNames names, ICharter charter, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetLotPrice, LotPrice?>
{
    public async Task<LotPrice?> Handle(GetLotPrice request, CancellationToken cancellationToken)
    {
        var lot = await db.Lots().SingleOrDefaultAsync(row => row.Id == request.LotId, cancellationToken);
        if (lot is null) return null;
        var own = IsOwn(lot);
        if (!own && lot.PublishedAt is null) return null;

        var now = clock.GetUtcNow();
        var (known, terms) = (await names.Get(db, cancellationToken), await charter.Terms(now, cancellationToken));
        var today = Foundation.Time.ChinaTime.DayOf(now);
        // Only for its own people does it matter since when.
        var first = own && lot.PublishedAt is { } published ? Foundation.Time.ChinaTime.DayOf(published) : today;
        var market = await PriceMarket.Read(db, known.Produce, [lot.Produce], first, today, terms.ReferenceDays, cancellationToken);
        return LotPrice.Of(known, market, terms, now, lot.Produce, lot.Grade, new PriceSplit(lot.UnitPrice, lot.HouseholdPrice)) is { } price
            ? price with { Internal = own ? await Question(lot, market, terms, now, cancellationToken) : null }
            : null;
    }

    private async Task<PriceQuestion> Question(LotFact lot, MarketPrices market, CharterTerms charterTerms, DateTimeOffset now, CancellationToken cancellation)
    {
        var price = lot.UnitPrice.FenPerTonne;
        var explanation = await db.PriceExplanations().Where(row => row.LotId == lot.Id && row.Price.FenPerTonne >= price).OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellation);
        var since = lot.PublishedAt is { } published && lot.State is LotState.Published or LotState.SoldOut
            ? market.AboveSince(lot.Produce, lot.Grade, lot.UnitPrice, lot.PublishedAt!.Value, now, charterTerms.PriceWarnHundredths, charterTerms.References())
            : null;
        return new PriceQuestion(since, since?.AddHours(charterTerms.PriceExplanationHours), explanation);
    }

    private bool IsOwn(LotFact lot) => actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)
        || (actor.Is(Roles.Cooperative) && actor.Value.OrganisationId == lot.CooperativeId)
        || (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode == lot.CountyCode);
}
