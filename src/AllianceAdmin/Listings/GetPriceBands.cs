using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Listings;

/// <summary>Where a listing's price stands against its reference, by CH-10 and CH-11 of the charter in force.</summary>
public enum PriceBand
{
    /// <summary>Under the floor: the cooperative sells for less than it should.</summary>
    BelowFloor,

    Fair,

    /// <summary>Over the warning, not over the stop.</summary>
    OverWarning,

    OverStop,

    NoReference,
}

/// <summary>How many lots on sale stand in each band today.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetPriceBands : IQuery<IReadOnlyList<PriceBandCount>>;

/// <summary>A band, also one in which nothing stands.</summary>
public sealed record PriceBandCount(PriceBand Band, int Lots);

internal sealed class GetPriceBandsHandler(MarketDb db, PriceBands bands) : IRequestHandler<GetPriceBands, IReadOnlyList<PriceBandCount>>
{
    public async Task<IReadOnlyList<PriceBandCount>> Handle(GetPriceBands request, CancellationToken cancellationToken)
    {
        var judge = await bands.Today(cancellationToken);
        var prices = await db.Lots().Where(lot => lot.State == LotState.Published).GroupBy(lot => new { lot.Produce, lot.Grade, lot.UnitPrice.FenPerTonne })
            .Select(same => new { same.Key.Produce, same.Key.Grade, same.Key.FenPerTonne, Lots = same.Count() }).ToListAsync(cancellationToken);
        var found = prices.GroupBy(price => judge.Of(price.Produce, price.Grade, new UnitPrice(price.FenPerTonne, WeightUnit.Kilogram))).ToDictionary(band => band.Key, band => band.Sum(price => price.Lots));
        return [.. Enum.GetValues<PriceBand>().Select(band => new PriceBandCount(band, found.GetValueOrDefault(band)))];
    }
}

/// <summary>Reads today's references once, and then says of any price in which band it stands.</summary>
internal sealed class PriceBands(MarketDb db, CharterShelf shelf, TimeProvider clock)
{
    public async Task<Judge> Today(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var book = await shelf.InForce(db, ChinaTime.DayOf(now), cancellation);
        return new Judge(await Prices.Market(db, null, now, now, book, cancellation), book, now);
    }

    internal sealed class Judge(MarketPrices market, CharterBook book, DateTimeOffset now)
    {
        private readonly ReferenceTerms terms = Prices.Terms(book);
        private readonly int floor = book.Whole("CH-11", "floor"), warning = book.Whole("CH-10", "warn"), stop = book.Whole("CH-10", "block");
        private readonly Dictionary<(string Produce, Grade Grade), PriceReference?> references = [];

        public PriceReference? Reference(string produce, Grade grade)
        {
            if (!references.TryGetValue((produce, grade), out var known)) references[(produce, grade)] = known = market.At(produce, grade, now, terms);
            return known;
        }

        public PriceBand Of(string produce, Grade grade, UnitPrice price) => Reference(produce, grade) switch
        {
            null => PriceBand.NoReference,
            var reference when reference.IsAbove(price, stop) => PriceBand.OverStop,
            var reference when reference.IsAbove(price, warning) => PriceBand.OverWarning,
            var reference when reference.IsBelow(price, floor) => PriceBand.BelowFloor,
            _ => PriceBand.Fair,
        };
    }
}
