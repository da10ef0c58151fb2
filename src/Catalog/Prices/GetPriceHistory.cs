using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;

namespace ConsumerAid.Catalog.Prices;

/// <summary>The references of a product day by day until today, by what is known now; null when there is no such product.</summary>
/// <param name="Grade">Null: without a grade.</param>
/// <param name="Days">At most 365.</param>
[Anyone]
public sealed record GetPriceHistory(string Produce, Grade? Grade = null, int Days = 60) : IQuery<PriceHistory?>;

/// <summary>A product's references, the oldest day first.</summary>
/// <param name="Kind">The product with its band.</param>
/// <param name="Days">Each day with its reference.</param>
/// <param name="Latest">Today's.</param>
public sealed record PriceHistory(ProduceFact Kind, Grade? Grade, IReadOnlyList<PriceReference> Days, NamedReference? Latest);

internal sealed class GetPriceHistoryHandler(MarketDb db, CatalogNames names, ICharter charter, TimeProvider clock) : IRequestHandler<GetPriceHistory, PriceHistory?>
{
    private const int MostDays = 365;

    public async Task<PriceHistory?> Handle(GetPriceHistory request, CancellationToken cancellationToken)
    {
        var known = await names.Get(db, cancellationToken);
        if (!known.Produce.TryGetValue(request.Produce, out var kind)) return null;
        var (now, days) = (clock.GetUtcNow(), Math.Clamp(request.Days, 1, MostDays));
        var (today, terms) = (ChinaTime.DayOf(now), (await charter.Terms(now, cancellationToken)).References());
        var market = await PriceMarket.Read(db, known.Produce, [kind.Code], today.AddDays(1 - days), today, terms.Days, cancellationToken);
        var references = Enumerable.Range(0, days).Select(back => market.On(kind.Code, request.Grade, today.AddDays(1 - days + back), now, terms)).OfType<PriceReference>().ToList();
        return new PriceHistory(kind, request.Grade, references, references.Count == 0 ? null : new NamedReference(known.OfProduce(kind.Code), references[^1]));
    }
}
