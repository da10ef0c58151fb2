using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>What the rules of prices share: references as CH-10 of a version makes them.</summary>
internal static class Prices
{
    private const string References = "CH-10";
    private const int MostEvidence = 20;

    public static ReferenceTerms Terms(CharterBook book) => new(book.Whole(References, "window_days"), book.Whole(References, "observations"));

    /// <summary>The market for references of any instant from the first to the last; of all products when none is named.</summary>
    public static async Task<MarketPrices> Market(
        MarketDb db, IReadOnlyCollection<string>? produce, DateTimeOffset first, DateTimeOffset last, CharterBook book, CancellationToken cancellation) =>
        await PriceMarket.Read(
            db, await db.Produce().ToDictionaryAsync(kind => kind.Code, StringComparer.Ordinal, cancellation), produce, ChinaTime.DayOf(first), ChinaTime.DayOf(last), Terms(book).Days, cancellation);

    /// <summary>On what a reference rests, said with every objection: a band is no market.</summary>
    public static Bilingual Basis(PriceReference reference) => reference.Basis == ReferenceBasis.Band
        ? new Bilingual("参考产品价格带，仅供参考，不是市场数据", "by the product's price band, for orientation only, no market data")
        : new Bilingual($"{reference.Observations.Count} 次市场观测的中位数", $"median of {reference.Observations.Count} market observations");

    public static IEnumerable<string> Evidence(PriceReference reference) => reference.Observations.Reverse().Take(MostEvidence).Select(row => $"price-observation/{row.Id}");
}
